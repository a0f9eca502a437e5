"""Whether plancom counts only what a figure's own words say is a count: tables with their truth, and a judge of how they are read.

`words.toml` is how offices name things, kept apart from the lists in the code; `tables` draws tables from it, each with its truth; `judge` reads
them; `report` prints what became of them. A table is known by its number and the seed: the same two, the same table.
"""
