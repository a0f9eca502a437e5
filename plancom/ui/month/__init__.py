"""The office's month: how it stands, what is missing and what to look at; files and databases taken in; its closing."""
