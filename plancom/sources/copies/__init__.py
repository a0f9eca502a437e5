"""Workbooks that plancom writes: templates, and copies of a file with its problems marked."""
