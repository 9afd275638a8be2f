"""The caseload, and the parts of one patient's page."""
