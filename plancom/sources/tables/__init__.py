"""Sheets → tables: where the headers stand, what is written around them, which layout they are of, what is left open, and what is asked of it."""
