"""How things stand: every goal, and the page of each dataset."""
