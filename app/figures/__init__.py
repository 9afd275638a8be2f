"""Drawings of exercises: baked path data, its themes, and the studio that bakes it."""
