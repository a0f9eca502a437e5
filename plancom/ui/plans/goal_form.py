"""The goals of a draft: which there are, and one of them in a form: what is counted, how, from which baseline, and what is promised each year."""

import streamlit as st

from plancom.datasets import DATASETS, DEFINITIONS
from plancom.datasets.definition import Definition
from plancom.language.translation import later, tr
from plancom.office import Office
from plancom.plan.directions import HIGHER, LOWER
from plancom.plan.field_names import label_of
from plancom.plan.goal_templates import PROMISES, new_goal, rules
from plancom.plan.goal_text import overriding, with_goal_value
from plancom.plan.kinds import DAILY_RATE, KINDS, RATIO, SHARE, TOTAL
from plancom.plan.periods import PERIODS, YEAR
from plancom.plan.plan_tables import free_id
from plancom.plan.plan_text import Place, tables_in
from plancom.ui.elements.sections import plain
from plancom.ui.plans.draft_form import DraftForm
from plancom.ui.plans.draft_tabs import GOAL, is_pointed
from plancom.ui.plans.field_binding import MESSAGE
from plancom.ui.plans.goal_preview import institution_of, preview_section
from plancom.ui.plans.reading_form import readings_section
from plancom.ui.plans.wording import PERCENT, Wording, as_table, labels_digest
from plancom.ui.plans.year_fields import amounts, is_share, plan_years, promise_fields, with_unit

ACCUMULATIONS = {
    TOTAL.id: later("Suma de los meses"),
    DAILY_RATE.id: later("Cuántos por día"),
    RATIO.id: later("Qué parte es en línea"),
    SHARE.id: later("Qué parte de otra cifra"),
}
TERMS = {"baseline": later("Más que la línea base (%)"), "absolute": later("Como cantidad")}


def goals_section(form: DraftForm, office: Office) -> None:
    """The goals, and the one that is picked beside its trajectory over the office's own data."""
    goals = {str(one.get("id")): str(one.get("name") or tr("Sin nombre")) for one in form.text.items("indicators")}
    form.said_below(("indicators",))
    if not goals:
        st.info(tr("El borrador no tiene metas todavía. Agregue la primera: escoja qué promete el plan."))
        _adding_section(form, goals)
        return
    with st.container(horizontal=True, vertical_alignment="bottom"):
        picked = _picked_goal(form, goals)
        # Another one for each number of goals: what was open when a goal was added is closed then.
        with st.popover(tr("Agregar una meta"), icon=":material/add:", key=form.key_of("adding", len(goals))):
            _adding_section(form, goals)
    fields, preview = st.columns([1, 1], gap="medium")
    with fields:
        _form(form, ("indicators", picked))
        form.unsaid_section(lambda place: place[:2] == ("indicators", picked))
        st.button(
            tr("Quitar esta meta"), key=form.key_of("quitar", picked), icon=":material/delete:", type="tertiary",
            on_click=_take_out, args=(form, picked),
        )  # fmt: skip
    with preview, st.container(key="goal-preview"):
        preview_section(form, office, picked)


def _picked_goal(form: DraftForm, goals: dict[str, str]) -> str:
    """The goal whose form is shown; those with something to mend or to be written say so."""
    of_goals = {at: str(at[1]) for at in form.faults if at[0] == "indicators" and len(at) > 1}
    faulty = {goal for at, goal in of_goals.items() if not form.is_untouched(at)}
    states = {goal: tr("por corregir") if goal in faulty else tr("por terminar") for goal in of_goals.values()}
    labels = {key: f"{name} · {states[key]}" if key in states else name for key, name in goals.items()}
    kept = form.key_of(GOAL)
    if st.session_state.get(kept) not in goals:
        st.session_state[kept] = next(iter(goals))
    key = form.key_of(GOAL, labels_digest(labels))
    st.session_state[key] = st.session_state[kept]
    return st.selectbox(
        tr("Meta"), list(labels), key=key, format_func=labels.__getitem__, on_change=_pick, args=(kept, key)
    )


def _pick(kept: str, key: str) -> None:
    st.session_state[kept] = st.session_state[key]


def _adding_section(form: DraftForm, goals: dict[str, str]) -> None:
    names = {promise: tr(words) for promise, words in PROMISES.items()}
    kind = st.radio(tr("¿Qué promete el plan?"), list(names), key=form.key_of("kind"), format_func=names.__getitem__)
    st.button(
        tr("Agregar"), key=form.key_of("add-goal"), icon=":material/add:", type="primary", on_click=_add, args=(form, kind, list(goals))
    )  # fmt: skip


def _add(form: DraftForm, kind: str, taken: list[str]) -> None:
    item = new_goal(kind, free_id(kind.replace("_", "-"), taken), institution_of(form.text))
    form.change(("indicators",), lambda text: text.with_item(("indicators",), item))
    st.session_state[form.key_of(GOAL)] = item["id"]


def _take_out(form: DraftForm, goal: str) -> None:
    name = str(form.text.value("indicators", goal, "name", default=""))
    form.change(("indicators", goal), lambda text: text.with_value(("indicators", goal), None))
    st.session_state.setdefault(MESSAGE, tr("Se quitó la meta «{name}». «Deshacer» la devuelve.", name=name))


def _form(form: DraftForm, goal: Place) -> None:
    """One goal: what the plan says, what is counted, the baseline, the numbers of each year; what is seldom changed waits in folds."""
    kind = KINDS.get(form.text.value(*goal, "kind"), TOTAL)
    form.text_field((*goal, "name"), longest=120)
    form.text_field(
        (*goal, "quote"), is_long=True, placeholder=tr("Aumentar en un 50 % las visitas a la página web…"),
        help_=tr("Como está escrita en el documento: acompaña la cifra en todas partes."),
    )  # fmt: skip
    if kind.of_tasks:
        _of_tasks(form, goal)
    else:
        _counted(form, goal)
        _baseline(form, goal)
        _years(form, goal)
    of_words = ("short", "unit", "noun", "strategies", "note", "thresholds")
    with st.expander(
        tr("Palabras, estrategias y semáforo"),
        key=form.key_of(*goal, "more"),
        expanded=is_pointed(form, goal, *of_words),
    ):
        _other_settings(form, goal)
    if not kind.of_tasks:
        with st.expander(
            tr("¿La frase puede entenderse de dos maneras?"),
            key=form.key_of(*goal, "two-ways"),
            expanded=is_pointed(form, goal, "readings"),
        ):
            readings_section(form, goal)


def _of_tasks(form: DraftForm, goal: Place) -> None:
    if form.text.value(*goal, "kind") != "milestone":
        return
    tasks = {
        str(task.get("id")): str(task.get("name"))
        for strategy in form.text.items("strategies")
        for line in tables_in(strategy.get("lines"))
        for task in tables_in(line.get("tasks"))
    }
    form.choice_field((*goal, "task"), tasks, help_=tr("Se cumple cuando la tarea está hecha."))


def _whose(form: DraftForm, goal: Place, definition: Definition) -> None:
    """Of which networks or outlets it is counted, where the dataset has some."""
    known = institution_of(form.text)
    series = {one.id: one.name for one in known.among(definition.id)} if known else {}
    if series:
        form.several_field(
            (*goal, "series"), series, tr(definition.parts.many).capitalize(), help_=tr("Las que cuentan para la meta.")
        )


def _counted(form: DraftForm, goal: Place) -> None:
    """What is counted, and how months make the year's figure."""
    st.markdown(f"**{tr('Qué se cuenta')}**")
    dataset = form.text.value(*goal, "dataset")
    if dataset not in DEFINITIONS:
        form.choice_field((*goal, "dataset"), {one: tr(DEFINITIONS[one].called) for one in DATASETS})
        return
    definition = DEFINITIONS[dataset]
    measures = {one.id: tr(one.name) for one in definition.counting}
    form.choice_field((*goal, "measure"), measures, tr(definition.called))
    _whose(form, goal, definition)
    hows = {key: tr(name) for key, name in ACCUMULATIONS.items() if key != RATIO.id or dataset == "procedures"}
    how, more = st.columns(2)
    with how:
        form.choice_field((*goal, "kind"), hows)
    kind = form.text.value(*goal, "kind")
    with more:
        if kind in {RATIO.id, SHARE.id}:
            form.choice_field((*goal, "denominator"), measures)
        elif kind == TOTAL.id:
            periods = {one.id: tr(one.noun[0]) for one in PERIODS.values()}
            form.choice_field((*goal, "period"), periods, wording=Wording(lambda value: value or YEAR.id))
    if kind == SHARE.id:
        form.text_field((*goal, "whole"), placeholder=tr("las publicaciones en redes"))
    _overridden_section(form, goal, "measure")
    directions = {HIGHER.id: tr("Más es mejor"), LOWER.id: tr("Menos es mejor")}
    form.choice_field(
        (*goal, "direction"), directions, wording=Wording(lambda value: value or HIGHER.id), is_radio=True,
    )  # fmt: skip


def _baseline(form: DraftForm, goal: Place) -> None:
    st.markdown(f"**{tr('Desde dónde: la línea base')}**")
    place = (*goal, "baseline")
    sources = {
        "measured": tr("Se mide en los 12 meses antes del plan"),
        "given": tr("La dice el plan u otro documento"),
    }
    whole = Wording(
        lambda baseline: as_table(baseline).get("source", "measured"),
        lambda source: {"source": source, **({"value": 0} if source == "given" else {})},
    )
    form.choice_field(place, sources, wording=whole)
    if form.text.value(*place, "source") == "given":
        form.number_field(
            (*place, "value"), with_unit(form, goal, label_of((*place, "value"))), wording=amounts(form, goal)
        )
        form.text_field((*place, "quote"), placeholder=tr("Informe de gestión 2025, página 12"))


def _years(form: DraftForm, goal: Place) -> None:
    """What is promised for each year, typed or by a rule, and how it goes on."""
    st.markdown(f"**{tr('Hasta dónde: la meta de cada año')}**")
    place = (*goal, "targets")
    count = plan_years(form)
    known = rules(count)
    key = form.key_of(*place, "rule")
    said, rule = st.columns(2)
    with said:
        form.choice_field((*place, "of"), _terms(form, goal))
    with rule:
        st.selectbox(
            tr("Llenar con una regla"), [None, *known], key=key, format_func=lambda one: known[one][0] if one else tr("Escribir año por año"),
            on_change=_fill, args=(form, place, key, count),
        )  # fmt: skip
    promise_fields(form, goal, place)
    _overridden_section(form, goal, "targets")


def _terms(form: DraftForm, goal: Place) -> dict[str, str]:
    """How a goal may be said: as more than the baseline, or as it is."""
    amount = tr("Como porcentaje") if is_share(form, goal) else tr(TERMS["absolute"])
    return {**{key: tr(name) for key, name in TERMS.items()}, "absolute": amount}


def _overridden_section(form: DraftForm, goal: Place, setting: str) -> None:
    """That a reading is in force which says another thing than the form: what is typed here would change nothing."""
    for name in overriding(form.text, goal, setting):
        st.warning(
            tr(
                "Rige la lectura «{name}», que dice otra cosa: cámbiela abajo, en las dudas de lectura.",
                name=plain(name),
            ),
            icon=":material/menu_book:",
        )


def _fill(form: DraftForm, place: Place, key: str, years: int) -> None:
    rule = st.session_state.get(key)
    if rule:
        form.change(place, lambda text: with_goal_value(text, place, rules(years)[rule][1]))
        st.session_state[key] = None


def _other_settings(form: DraftForm, goal: Place) -> None:
    left, right = st.columns(2)
    with left:
        form.text_field((*goal, "short"), longest=40, help_=tr("Para gráficas y tarjetas."))
        form.text_field((*goal, "noun"), tr("Uno se llama"), part=(0,), wording=_of_two(form, goal, 0))
    with right:
        form.text_field((*goal, "unit"), longest=60, placeholder=tr("visitas por año"))
        form.text_field((*goal, "noun"), tr("Varios se llaman"), part=(1,), wording=_of_two(form, goal, 1))
    strategies = {str(one.get("id")): str(one.get("name") or one.get("id")) for one in form.text.items("strategies")}
    form.several_field((*goal, "strategies"), strategies)
    form.text_field((*goal, "note"), is_long=True)
    st.markdown(tr("El semáforo: qué parte de lo esperado hace falta"))
    good, risk = st.columns(2)
    with good:
        form.number_field((*goal, "thresholds", "on_track"), placeholder="95", wording=PERCENT)
    with risk:
        form.number_field((*goal, "thresholds", "at_risk"), placeholder="70", wording=PERCENT)
    form.said_below((*goal, "thresholds"))


def _of_two(form: DraftForm, goal: Place, which: int) -> Wording:
    """One of the two words by which one and many are called."""
    there = form.text.value(*goal, "noun")
    both = ([str(one) for one in there] if isinstance(there, list) else [])[:2]
    both += [""] * (2 - len(both))
    return Wording(
        lambda _there: both[which],
        lambda typed: [typed.strip() if index == which else word for index, word in enumerate(both)],
    )
