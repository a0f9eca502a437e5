"""Procedures: the three ways in which files tell how many there were, and the name of their total."""

MONTHLY, DAILY, REQUEST = "", "day", "request"
"""Grains of rows: the total of a month, the amount of a day, one request by its own number."""
DETAILED = (DAILY, REQUEST)
ALL_PROCEDURES = "Todos los trámites"
"""The procedure of figures that name none: it gives way to named ones of the same month (docs/adr/0043)."""
