"""Paper: lays out what app.sheet has chosen, as PDF bytes."""
