"""The rules, one file per theme. Each tells what it saw, or nothing; table.py lines them up."""
