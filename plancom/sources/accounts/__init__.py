"""Whose data it is: the page, account, handle or property that rows, links and preambles name, and what is asked about them."""
