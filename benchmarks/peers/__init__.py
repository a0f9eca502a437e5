"""plancom beside what an office could have instead: the same six charts as a page of Dash, a naive and a cached page of Streamlit."""
