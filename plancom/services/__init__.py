"""What is done with the office's data, the same for screen, server and command line: files and databases taken in, warnings, decks handed over."""
