"""Asks, in one field each, what the columns of a table are; every field begins with what is proposed."""

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from plancom.datasets import DEFINITIONS, Dataset
from plancom.datasets.definition import Grain
from plancom.language.translation import later, tr
from plancom.plan import Plan
from plancom.plan.translation import word as said_word
from plancom.sources.mapping.column_contents import Column
from plancom.sources.mapping.meaning import names_of
from plancom.sources.mapping.proposals import Proposal
from plancom.sources.tables.mappings import Mapping, mapped
from plancom.ui.elements.sections import plain
from plancom.ui.files.mapping import words

COLUMN, FIXED, SIDE_BY_SIDE, ANOTHER = "column:", "fixed:", "wide", "another"
SHARED = frozenset({"series", "channel", "procedure"})  # columns that may be one word for all rows

CHOSEN = (later("la escogió usted"), later("lo escogió usted"))
"""Reasons that the user knows."""


@dataclass(frozen=True)
class FieldValues:
    """What the fields say about a dataset's columns, as a mapping keeps it."""

    columns: dict[str, str]
    fixed: dict[str, str]
    wide: tuple[tuple[str, str], ...] = ()


def _fields(dataset: Dataset, grain: Grain) -> list[str]:
    """The columns that are asked for, the names of the plan first; where each row is one, no counts."""
    definition = DEFINITIONS[dataset]
    fields = [name for name in mapped(dataset).fields if not (name in definition.figures and grain == "item")]
    return sorted(fields, key=lambda name: name != definition.parts.column)


def pick_columns(base: Proposal, start: Mapping | None, plan: Plan, grain: Grain, key: str) -> FieldValues:
    """A field for each of the dataset's columns, begun from `start` (a profile's word) or else from what is proposed."""
    dataset = base.dataset
    assert dataset is not None  # noqa: S101 - asked before
    said = FieldValues({}, {})
    side_by_side = False
    halves = st.columns(2)
    for place, name in enumerate(_fields(dataset, grain)):
        if side_by_side and name == mapped(dataset).figure:
            continue
        with halves[place % 2]:
            choice = _pick(base, start, plan, dataset, name=name, key=f"{key}-{name}") or ""
            if choice == SIDE_BY_SIDE:
                side_by_side = True
                said = FieldValues(
                    said.columns, said.fixed, pick_side_by_side(base, start, plan, dataset, f"{key}-{name}")
                )
            elif choice == ANOTHER:
                label = tr("{field}: nombre", field=tr(mapped(dataset).fields[name]))
                if typed := st.text_input(label, _begun_fixed(start, name), key=f"{key}-{name}-typed").strip():
                    said.fixed[name] = typed
            elif choice.startswith(FIXED):
                said.fixed[name] = choice.removeprefix(FIXED)
            elif choice:
                said.columns[name] = choice.removeprefix(COLUMN)
    return said


def _pick(base: Proposal, start: Mapping | None, plan: Plan, dataset: Dataset, *, name: str, key: str) -> str | None:
    """One field: a column, and for some one word for all rows, or a column for each word; None for none of these."""
    options = [] if name in SHARED else [""]  # a field that begins with something has no other way back to nothing
    options += [f"{COLUMN}{column.key}" for column in base.columns if column.filled]
    parts = DEFINITIONS[dataset].parts
    is_across = name == parts.column
    known = list(dict.fromkeys(names_of(plan, dataset).values())) if is_across else []
    options += [f"{FIXED}{word}" for word in known]
    if is_across:
        options.append(SIDE_BY_SIDE)
    if name in SHARED:
        options.append(ANOTHER)
    begun = (_begun(start, name, known) if start else _proposed(base, name)) or ""
    labels = {f"{COLUMN}{column.key}": _capital(column.name) for column in base.columns}
    labels |= {f"{FIXED}{word}": tr("Siempre «{word}»", word=said_word(plan, word)) for word in known}
    labels |= {"": tr(words.NONE), ANOTHER: tr(words.ANOTHER)}
    if parts.beside:
        labels[SIDE_BY_SIDE] = tr(parts.beside)
    chosen = st.selectbox(
        tr(mapped(dataset).fields[name]),
        options,
        index=options.index(begun) if begun in options else None,
        format_func=lambda option: labels[option],
        placeholder=tr("Escoja"),
        key=key,
    )
    because(base.reasons.get(name, "") if chosen and chosen == begun and not start else "")
    return chosen


def pick_side_by_side(
    base: Proposal, start: Mapping | None, plan: Plan, dataset: Dataset, key: str
) -> tuple[tuple[str, str], ...]:
    """Which columns have a network, an outlet or a channel each, and what each is called."""
    options = [column.key for column in base.columns if base.day is None or column.key != base.day.key]
    begun = dict(start.wide) if start else {column.key: name for column, name in base.wide}
    labels = {column.key: _capital(column.name) for column in base.columns}
    chosen = st.multiselect(
        tr("Columnas"),
        options,
        [one for one in options if one in begun],
        format_func=lambda option: labels[option],
        placeholder=tr("Escoja las columnas"),
        key=f"{key}-wide",
    )
    known = list(dict.fromkeys(names_of(plan, dataset).values()))
    found = []
    for header in chosen:
        column = base.column(header)
        own = column.label if column else header
        names = list(dict.fromkeys([*known, own]))
        spelt = names_of(plan, dataset).get(header, begun.get(header, own))
        name = st.selectbox(
            tr("La {name} es de", name=column.name if column else header),
            names,
            index=names.index(spelt) if spelt in names else names.index(own),
            key=f"{key}-wide-{header}",
        )
        found.append((header, name))
    return tuple(found)


def _proposed(base: Proposal, name: str) -> str | None:
    if name in base.chosen:
        return f"{COLUMN}{base.chosen[name].key}"
    if name in base.fixed:
        return f"{FIXED}{base.fixed[name]}"
    return SIDE_BY_SIDE if base.wide and base.dataset and name == DEFINITIONS[base.dataset].parts.column else None


def _begun(start: Mapping, name: str, known: Sequence[str]) -> str | None:
    if header := start.column(name):
        return f"{COLUMN}{header}"
    if word := dict(start.fixed).get(name):
        return f"{FIXED}{word}" if word in known else ANOTHER
    return SIDE_BY_SIDE if start.wide and name == DEFINITIONS[start.dataset].parts.column else None


def _begun_fixed(start: Mapping | None, name: str) -> str:
    return dict(start.fixed).get(name, "") if start else ""


def pick_column(label: str, found: Sequence[Column], begun: str | None, key: str) -> str | None:
    """A field for one column, by its header."""
    options = [column.key for column in found if column.filled]
    labels = {column.key: _capital(column.name) for column in found}
    return st.selectbox(
        label,
        options,
        index=options.index(begun) if begun in options else None,
        format_func=lambda option: labels[option],
        placeholder=tr("Escoja la columna"),
        key=key,
    )


def because(reason: str) -> None:
    """Why something is proposed, under its field."""
    if reason:
        st.caption(tr("Propuesto porque {reason}.", reason=plain(reason)) if reason not in map(tr, CHOSEN) else "")


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
