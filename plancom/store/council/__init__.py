"""What is shown to the council and kept: sessions and their drafts, and the figures that were presented."""
