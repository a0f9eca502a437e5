"""Which days a file speaks for: weeks, whole months, and lists that are cut. Zero is not missing."""
