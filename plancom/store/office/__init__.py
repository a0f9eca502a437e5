"""What people say of the data and of its files: breaks, dated notes, closed months, answers, profiles; and how all that is registered is kept: documents with versions, and entries."""
