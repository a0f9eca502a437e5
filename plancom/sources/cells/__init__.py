"""What people write in cells: numbers, dates, and whole columns of them."""
