"""The office's acts, the same for screen, server and command line: take files and databases in, watch the data, present."""
