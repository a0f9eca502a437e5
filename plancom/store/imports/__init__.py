"""Imports: compared, committed whole or not at all, undone and redone in any order."""
