"""Upkeep of the whole database: repaired from originals and rows, its totals made anew, backed up, copied into another."""
