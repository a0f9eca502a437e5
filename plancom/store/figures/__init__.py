"""What pages and indicators ask of the rows that count."""
