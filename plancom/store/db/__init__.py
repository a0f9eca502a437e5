"""The database itself: engine, schema, version of the data, ways to write very many rows, kept files."""
