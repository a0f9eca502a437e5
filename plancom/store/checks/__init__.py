"""Checks: what in the database is not as it was written, one small check for each kind of damage."""
