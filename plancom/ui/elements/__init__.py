"""Parts that pages are made of: sections, cards, links, messages, tables."""
