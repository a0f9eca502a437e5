"""The process with limits in which files are read: its pool, what travels to and from it, a reading under way, what is remembered."""
