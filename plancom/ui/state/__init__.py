"""What pages share within a session: caches, the cut-off, the language, the author, the address."""
