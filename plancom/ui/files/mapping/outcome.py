"""What the file would be, read so: rows, months, totals, and the first problems with their exact place."""

import pandas as pd
import streamlit as st

from plancom.datasets import DEFINITIONS, Observations
from plancom.language import dates
from plancom.language.numbers import number
from plancom.language.phrases import counted
from plancom.language.translation import later, tr
from plancom.plan import Plan
from plancom.services.importing import IncomingFile
from plancom.sources.mapping.month_totals import months
from plancom.sources.tables.mappings import mapped
from plancom.ui.elements.figure_tables import figure_table
from plancom.ui.elements.sections import plain

PROBLEMS, MONTHS = 5, 12


def outcome_section(taken: IncomingFile, plan: Plan) -> None:
    """The result of a reading that is still being said."""
    said = taken.result
    st.markdown(tr("**Así quedaría**"))
    if not isinstance(said, Observations):
        for problem in said.problems[:PROBLEMS]:
            st.error(plain(problem.sentence), icon=":material/cancel:")
        return
    rejected = said.rows_rejected
    read = counted(said.rows_read, "fila leída", "filas leídas")
    line = ", ".join((read, counted(rejected, "rechazada", "rechazadas")))
    st.markdown(f"{line}, {dates.span(*said.covers)}." if said.covers else f"{line}.")
    table = month_table(said, plan)
    figure_table(table.head(MONTHS), alt=tr("Resultado por mes"))
    if len(table) > MONTHS:
        st.caption(tr("Se muestran {months} de {table} líneas.", months=MONTHS, table=number(len(table))))
    for note in said.notes:
        st.caption(plain(note))
    for problem in said.problems[:PROBLEMS]:
        st.warning(plain(problem.sentence), icon=":material/warning:")
    if len(said.problems) > PROBLEMS:
        st.caption(
            tr(
                "Y {count} más, que se ven al leer así el archivo.",
                count=counted(len(said.problems) - PROBLEMS, "aviso", "avisos"),
            )
        )


def _figure(value: float) -> str:
    return "–" if pd.isna(value) else number(value)


def month_table(said: Observations, plan: Plan) -> pd.DataFrame:
    """`months` of what a mapping read, every cell text: Mes, what the dataset is divided by (where it is), Filas and each figure with data;
    of several rows the sum of all of them below.
    """
    found = months(said)
    names = {one.id: one.name for one in (*plan.institution.networks, *plan.institution.outlets)}
    labels = {"rows": later("Filas"), **mapped(said.dataset).figures}
    figures = [name for name in labels if name in found]
    shown = pd.DataFrame({tr("Mes"): [dates.month(month.date()) for month in found["month"]]})
    if (found["series"] != "").any():
        shown[tr(DEFINITIONS[said.dataset].parts.name)] = [
            names.get(one, one.replace("-", " ")) for one in found["series"]
        ]
    for name in figures:
        shown[tr(labels[name])] = [_figure(value) for value in found[name]]
    if len(found) > 1:
        total = dict.fromkeys(shown, "") | {tr("Mes"): tr("Total")}
        total |= {tr(labels[name]): number(int(found[name].sum())) for name in figures}
        shown.loc[len(shown)] = total
    return shown
