"""The shell around Streamlit's page: Spanish where Streamlit says English, and the headers that keep the browser strict."""
