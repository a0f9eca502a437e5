"""Rows of a table → rows of a dataset: which are data, what each cell means, which did not happen or are there twice."""
