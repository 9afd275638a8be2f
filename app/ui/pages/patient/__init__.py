"""One patient: where it stands, how it went, what could be tried."""
