"""The database: what was imported, what of it counts, and the questions that the indicators ask of it."""
