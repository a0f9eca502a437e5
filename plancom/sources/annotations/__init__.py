"""What is written around a table of its figures: notes, remarks, up to which day they go."""
