"""The screen: the only part of plancom that imports streamlit."""
