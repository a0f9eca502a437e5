"""Sheets → rows of a dataset: headers, layouts, which rows are data, what each means, what is there twice or left open."""
