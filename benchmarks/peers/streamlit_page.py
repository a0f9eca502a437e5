"""The six charts as a first Streamlit app would have them: the csv is read at each rerun or, with PEERS_CACHE=1, kept by st.cache_data.

PEERS_FILES names the folder of the csv. All settings are Streamlit's defaults (see servers.py).
"""

import datetime as dt
import os
from pathlib import Path

import streamlit as st
from figures import read, six

if os.environ.get("PEERS_CACHE") == "1":
    read = st.cache_data(read)

st.set_page_config(page_title="Redes", layout="wide")
st.title("Redes")
cut_off = st.sidebar.date_input(
    "Corte", dt.date(2020, 12, 31), min_value=dt.date(2017, 1, 1), format="DD/MM/YYYY", key="corte"
)
for place, figure in enumerate(six(read(Path(os.environ["PEERS_FILES"]) / "publicaciones.csv"), cut_off)):
    st.plotly_chart(figure, key=f"chart-{place}")
