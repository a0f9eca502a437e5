"""The database: what was imported, what of it counts, and what people registered."""
