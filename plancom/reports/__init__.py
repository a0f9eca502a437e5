"""Reports: one deck of slides built from the live figures, and the five formats it is written in."""
