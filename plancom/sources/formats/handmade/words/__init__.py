"""What the words of a hand-made sheet say that its figures are."""
