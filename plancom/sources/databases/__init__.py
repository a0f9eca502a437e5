"""Databases as sources: a declared query or a ready-made one becomes Observations, as a file does (docs/database-sources.md)."""
