"""Numbers: monthly counts against the plan's goals. Pure functions; nothing here reads a file, a clock or a database."""
