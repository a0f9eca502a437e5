"""Plans: the one in view, whole; those of the institution with their versions; and drafts, written in forms made for people."""
