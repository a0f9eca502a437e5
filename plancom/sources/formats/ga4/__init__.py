"""Google Analytics 4: reports and explorations as csv, block by block, day by day."""
