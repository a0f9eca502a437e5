"""Placeholder: the pages are on their way."""

import streamlit as st

st.set_page_config(page_title="Tablero del plan de comunicaciones", layout="wide")
st.title("Tablero del plan de comunicaciones")
