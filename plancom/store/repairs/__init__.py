"""Repairs: what of a damaged database can be made anew from originals and rows, in one transaction."""
