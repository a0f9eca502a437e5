"""Access: signing in, who is given which role, and the register of who did what."""
