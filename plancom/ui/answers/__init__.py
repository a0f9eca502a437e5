"""Answers about a figure: will we get there, what changed, what followed an event, where it comes from; and all of it on one sheet."""
