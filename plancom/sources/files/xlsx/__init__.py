"""What the parts of an .xlsx say before and beside its cells: how large it grows, how far its cells reach, what it hides."""
