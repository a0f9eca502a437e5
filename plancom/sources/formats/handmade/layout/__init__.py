"""Where things stand in a hand-made sheet: its months, sub-headers, years, titles and notes."""
