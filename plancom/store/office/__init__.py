"""What people register: decisions, breaks, dated notes, profiles, sessions, analyses, tasks; rows are only added."""
