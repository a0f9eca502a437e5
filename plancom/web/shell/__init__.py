"""The shell around Streamlit's page: Spanish where Streamlit says English, its scripts in one, our style sheet, and the headers that keep the browser strict."""
