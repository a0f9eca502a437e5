"""How numbers, dates and phrases are written for the people who read them (es-CO)."""
