"""What is shown to the council and kept: sessions and their drafts, what the office writes in sheets, the figures that were presented."""
