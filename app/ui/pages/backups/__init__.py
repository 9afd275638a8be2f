"""Backups, the way back from one, and handing the practice over."""
