"""What was imported, and when something began to be measured another way."""
