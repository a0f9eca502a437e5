"""The server around the pages: its routes, its shell and headers, the presentation and the public page."""
