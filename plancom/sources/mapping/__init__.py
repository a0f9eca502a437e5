"""The mapping assistant's own part of reading: a table that no format knows, read as a person says it is to be read."""
