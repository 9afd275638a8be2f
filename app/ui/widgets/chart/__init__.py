"""Dose and response on one time axis: drawn, keyed, read by mouse and keys."""
