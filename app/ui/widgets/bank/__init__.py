"""Exercises: found, pictured, described."""
