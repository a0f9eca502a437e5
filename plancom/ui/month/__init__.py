"""The office's month: files and databases taken in, questions answered, warnings looked at."""
