"""The institution's plans as the office works at them: drafts, texts put in force, decisions about goals, and what becomes of their tasks."""
