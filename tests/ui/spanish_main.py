"""Every element of Streamlit that plancom uses, with Spanish texts: what is English on this page, Streamlit says itself."""

import datetime as dt

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from plancom.charts.browser import figure_text
from plancom.ui.elements.plot import plot

st.set_page_config(page_title="Prueba", layout="wide")


def todo() -> None:
    st.title("Todo junto")
    st.sidebar.selectbox("Lectura", ["una", "otra"], index=None, help="Qué quiere decir la frase.")
    st.file_uploader("Sus archivos", accept_multiple_files=True, type=["xlsx", "csv"], help="Los que quiera.")
    st.file_uploader("Un solo archivo")
    # «Search» and «Facebook» are data here: they must stay as they are.
    st.dataframe(
        pd.DataFrame({"canal": ["Search", "Facebook"], "visitas": [1, 2]}), alt="Visitas por canal", key="tabla"
    )
    st.data_editor(pd.DataFrame({"visitas": [1, 2]}), num_rows="dynamic", key="editor")
    st.date_input("Corte", dt.date(2018, 9, 30), max_value=dt.date(2018, 12, 31))
    st.date_input("Cobertura", (dt.date(2018, 9, 1), dt.date(2018, 9, 30)))
    st.selectbox("Indicador", ["Visitas", "Prensa"], index=None)
    st.selectbox("Nada", [])
    st.multiselect("Redes", [f"red {n}" for n in range(12)], default=["red 1"])
    st.multiselect("Tipos", [f"tipo {n}" for n in range(12)])
    st.number_input("Base", 0, 10)
    st.slider("Supuesto", 0, 20_000, 12_000, format="localized")
    st.text_input("Motivo", help="Por qué cambia.")
    st.text_area("Nota")
    plot(
        figure_text(go.Figure(go.Scatter(x=[1, 2, 3], y=[1, 3, 2]), {"height": 300})),
        name="visitas",
        alt="Visitas por mes",
        key="visitas",
    )
    st.table(pd.DataFrame({"canal": ["Search", "Select all"]}))
    st.metric("Visitas", 10, 2)
    st.markdown("Search", help="Ayuda propia.")
    st.expander("Detalle").write("algo")
    st.popover("Opciones propias").write("algo")
    st.tabs(["Gráfica", "Tabla"])
    st.download_button("Descargar datos", b"x", "datos.csv", on_click="ignore")
    with st.form("formulario"):
        st.text_input("Autor")
        st.form_submit_button("Guardar")
    if st.button("Avisar"):
        st.toast("Un aviso largo. " * 20, duration="infinite")

    @st.dialog("Confirmar")
    def confirmar() -> None:
        st.write("¿Seguro?")

    if st.button("Preguntar"):
        confirmar()
    if st.button("Fallar"):
        raise RuntimeError("the secret cause")


def vacia(numero: int) -> st.Page:
    return st.Page(lambda: st.title(f"Otra {numero}"), title=f"Otra {numero}", url_path=f"otra-{numero}")


st.navigation([st.Page(todo, title="Todo", default=True), *(vacia(n) for n in range(14))], expanded=False).run()
