"""Which strategy of each plan a row belongs to, and whether that plan finds it to be about procedures."""
