"""What is presented: sessions, reports, sheets, the public page."""
