"""The institution's plans as the office works at them: drafts, texts put in force, decisions and analyses of goals, and what becomes of their tasks."""
