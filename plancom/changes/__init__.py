"""What changed: a total against the month before and a year ago, and what each of its parts contributed. Pure functions."""
