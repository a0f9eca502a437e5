"""The help page: what each indicator means, how it is computed, and how to export each report from each tool."""

import streamlit as st

from plancom.charts import STATUS
from plancom.charts.status import PASSED
from plancom.datasets import DEFINITIONS
from plancom.language.glossary import GLOSSARY
from plancom.language.numbers import percent
from plancom.language.translation import later, tr, tr_in
from plancom.office import Office
from plancom.plan import Indicator, Plan
from plancom.sources.formats import export_guides
from plancom.ui.elements.figure_tables import figure_table
from plancom.ui.elements.glossary_links import WORD
from plancom.ui.elements.messages import template_buttons
from plancom.ui.elements.sections import plain

EXPORTS = {
    later("Visitas: Google Analytics 4"): export_guides.GA4,
    later("Facebook e Instagram: Meta Business Suite"): export_guides.META,
    "X (Twitter)": export_guides.X,
    later("Prensa"): DEFINITIONS["press"].words.by_hand,
    later("Trámites"): DEFINITIONS["procedures"].words.by_hand,
}


def status_section(plan: Plan) -> None:
    """What the semáforo means."""
    st.header(tr("El semáforo"), anchor="semaforo")
    usual = plan.indicators[0].thresholds
    meaning = {
        "on_track": tr("{on_track} o más de lo esperado a la fecha.", on_track=percent(usual.on_track, 0)),
        "at_risk": tr(
            "{at_risk} o más de lo esperado a la fecha, y menos de {on_track}.",
            at_risk=percent(usual.at_risk, 0),
            on_track=percent(usual.on_track, 0),
        ),
        "off_track": tr("Menos de {at_risk} de lo esperado a la fecha.", at_risk=percent(usual.at_risk, 0)),
        "no_data": tr("No hay un mes completo con datos en el año del plan."),
        "no_target": tr("El plan no fija meta para ese año, o falta la línea base que la meta multiplica."),
    }
    rows = [
        {tr("Estado"): f"{STATUS[status].shape} {tr(STATUS[status].word)}", tr("Quiere decir"): words}
        for status, words in meaning.items()
    ]
    if any(one.direction.is_ceiling and one.kind.adds_up for one in plan.indicators):
        passed = tr("Donde menos es mejor: ya pasó del máximo del año, aunque falten meses.")
        rows.insert(3, {tr("Estado"): PASSED.label, tr("Quiere decir"): passed})
    figure_table(rows, alt=tr("Significado de cada estado"))
    st.markdown(
        tr(
            "**Cero no es lo mismo que sin datos:** un mes cubierto por un archivo y sin filas vale cero; un mes que ningún archivo cubre queda fuera de las cuentas, tanto de lo hecho como de lo esperado, y se nombra."
        )
    )
    if any(indicator.direction.is_ceiling for indicator in plan.indicators):
        st.markdown(
            tr(
                "**Donde menos es mejor** se compara con lo que se permitía a la fecha: el porcentaje es lo permitido ÷ lo que pasó, y la meta es un máximo."
            )
        )


def asked_word_section() -> None:
    """The word whose heading brought somebody here, before anything else."""
    asked = st.query_params.get(WORD)
    for term in GLOSSARY:
        if term.id == asked:
            st.info(f"**{term.title}.** {term.definition}", icon=":material/dictionary:")


def words_section() -> None:
    """Every word of the screen, with its formula in words."""
    st.header(tr("Las palabras"), anchor="palabras")
    for term in GLOSSARY:
        st.subheader(term.title, anchor=term.id)
        st.markdown(term.definition)


def indicators_section(plan: Plan) -> None:
    """Each indicator: the plan's own sentence, the formula, and the readings."""
    st.header(tr("Los indicadores"), anchor="indicadores")
    for indicator in plan.indicators:
        with st.expander(plain(indicator.name)):
            st.markdown(tr("**Dice el plan:** «{quote}»", quote=plain(indicator.quote)))
            st.markdown(
                tr(
                    "**Cómo se calcula:** {formulas} {note}",
                    formulas=tr(indicator.kind.formula),
                    note=plain(indicator.note),
                )
            )
            readings(indicator)
            smart(indicator)


def readings(indicator: Indicator) -> None:
    """The ways to read the plan's sentence, the one in force first."""
    for reading in indicator.readings:
        st.markdown(f"**{plain(reading.question)}**")
        options = [
            tr("{name} *(en vigor)*: {explanation}", name=plain(option.name), explanation=plain(option.explanation))
            if n == 0
            else f"{plain(option.name)}: {plain(option.explanation)}"
            for n, option in enumerate(reading.options)
        ]
        st.markdown("\n".join(f"- {option}" for option in options))


def smart(indicator: Indicator) -> None:
    """The row of the plan's own table."""
    if indicator.smart is None:
        return
    row = indicator.smart
    cells = {
        tr("Objetivo"): row.objective, tr("Específico"): row.specific, tr("Medible"): row.measurable,
        tr("Relevante"): row.relevant, tr("Alcanzable"): row.achievable, tr_in("SMART", "A tiempo"): row.time_bound,
    }  # fmt: skip
    st.markdown(tr("**La tabla del plan:**"))
    figure_table([{tr("Columna"): name, tr("Texto"): text} for name, text in cells.items()])


def exports_section(office: Office) -> None:
    """How to get each file."""
    st.header(tr("De dónde salen los archivos"), anchor="archivos")
    for title, words in EXPORTS.items():
        with st.expander(tr(title)):
            st.markdown(tr(words))
    st.subheader(tr("Plantillas"), anchor="plantillas")
    template_buttons(office, "ayuda")


def plan_section(plan: Plan) -> None:
    """The plan itself: objectives, methodology and expected results."""
    st.header(tr("El plan"), anchor="plan")
    st.markdown(f"{plain(plan.source)}.")
    st.markdown(tr("**Objetivo general.** {objective}", objective=plain(plan.objective)))
    st.markdown(
        tr("**Objetivos específicos**") + "\n" + "\n".join(f"- {plain(text)}" for text in plan.specific_objectives)
    )
    if plan.methodology:
        st.markdown(tr("**Metodología.** {methodology}", methodology=plain(plan.methodology)))
    st.markdown(
        tr("**Resultados esperados**") + "\n" + "\n".join(f"1. {plain(text)}" for text in plan.expected_results)
    )
