"""What is presented: sessions, reports, the public page."""
