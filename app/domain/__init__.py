"""What physiotherapists talk about: doses, sessions, cases, patients. Pure values."""
