"""Access: who is given which role, since when each is signed in, and whether anybody may read the public page."""
