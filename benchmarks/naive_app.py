"""The page «Resumen» as a first Streamlit app would have it, for comparison: workbooks read and plotly.express charts made on each rerun.

NAIVE_FILES names the folder of the workbooks; NAIVE_CACHE=1 keeps what was read, as the tutorials advise.
"""

import os
from pathlib import Path

import pandas as pd
import plotly.express as px
import streamlit as st

FOLDER = Path(os.environ["NAIVE_FILES"])


def read(name):
    return pd.read_excel(FOLDER / f"{name}.xlsx")


if os.environ.get("NAIVE_CACHE") == "1":
    read = st.cache_data(read)

st.set_page_config(page_title="Resumen", layout="wide")
st.title("Resumen")
cut_off = st.sidebar.date_input("Corte", pd.Timestamp("2020-12-31"), format="DD/MM/YYYY", key="corte")
cut_off = pd.Timestamp(cut_off)
start = pd.Timestamp(cut_off.year, 1, 1)


def in_year(table, column):
    return table[(table[column] >= start) & (table[column] <= cut_off)]


def before(table, column):
    year_before = start - pd.DateOffset(years=1)
    return table[(table[column] >= year_before) & (table[column] < start)]


visits, posts, press, procedures = read("visitas"), read("publicaciones"), read("prensa"), read("tramites")
this_year, last_year = in_year(visits, "fecha"), before(visits, "fecha")
posts_year, posts_before = in_year(posts, "fecha"), before(posts, "fecha")
press_year = in_year(press[press["medio"] == "El Universal"], "fecha")
procedures_year = in_year(procedures, "mes")
online = (
    procedures_year[procedures_year["canal"] == "electrónico"]["cantidad"].sum() / procedures_year["cantidad"].sum()
)
facebook = posts_year[posts_year["red"] == "Facebook"]
days = (cut_off - start).days + 1


def months_of(table, column, value=None):
    grouped = table.groupby(table[column].dt.to_period("M").dt.to_timestamp())
    counted = grouped.size() if value is None else grouped[value].sum()
    result = counted.rename("valor").rename_axis("mes").reset_index()
    result["acumulado"] = result["valor"].cumsum()
    return result


def with_goal(table, goal):
    table["esperado"] = [goal * (place + 1) / 12 for place in range(len(table))]
    return table


charts = []

by_month = with_goal(months_of(this_year, "fecha", "visitas"), last_year["visitas"].sum() * 1.5)
charts.append(
    ("Visitas", this_year["visitas"].sum(), px.line(by_month, x="mes", y=["acumulado", "esperado"], title="Visitas"))
)

by_network = posts_year.groupby([posts_year["fecha"].dt.to_period("M").dt.to_timestamp(), "red"]).size()
by_network = by_network.rename("publicaciones").reset_index()
charts.append(("Publicaciones por día", round(len(posts_year) / days, 2), px.bar(by_network, x="fecha", y="publicaciones", color="red", title="Publicaciones")))  # fmt: skip

by_press = with_goal(months_of(press_year, "fecha"), 100)
charts.append(
    ("Prensa", len(press_year), px.line(by_press, x="mes", y=["acumulado", "esperado"], title="El Universal"))
)

by_facebook = with_goal(months_of(facebook, "fecha"), (posts_before["red"] == "Facebook").sum() * 2)
charts.append(("Facebook", len(facebook), px.line(by_facebook, x="mes", y=["acumulado", "esperado"], title="Facebook")))

by_channel = procedures_year.groupby(["mes", "canal"])["cantidad"].sum().reset_index()
charts.append(("Trámites en línea", f"{online:.1%}", px.area(by_channel, x="mes", y="cantidad", color="canal", title="Trámites por canal")))  # fmt: skip

by_procedure = procedures_year.groupby("tramite")["cantidad"].sum().sort_values().reset_index()
charts.append(("Trámites", procedures_year["cantidad"].sum(), px.bar(by_procedure, x="cantidad", y="tramite", orientation="h", title="Por trámite")))  # fmt: skip

for first in range(0, len(charts), 3):
    for column, (name, value, figure) in zip(st.columns(3), charts[first : first + 3], strict=True):
        with column:
            st.metric(name, value)
            st.plotly_chart(figure)
