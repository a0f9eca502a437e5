"""The office's own templates and tables that anybody makes: which column says what, and which hold a quantity."""
