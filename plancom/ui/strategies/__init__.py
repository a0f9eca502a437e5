"""Strategies and their tasks."""
