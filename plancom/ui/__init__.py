"""The screen: pages, what they are made of, and what a session keeps."""
