"""Sheets → tables: where the headers stand, which layout they are of, what is left open, and what is asked of it."""
