"""Widgets show values and emit values; they call nothing."""
