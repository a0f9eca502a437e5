"""What people register: decisions, breaks, profiles, sessions, analyses, tasks; rows are only added."""
