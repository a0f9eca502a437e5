"""Operation: what whoever runs the server sees of it, the lines of its log and its metrics."""
