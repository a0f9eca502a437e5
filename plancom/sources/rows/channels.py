"""Channels of procedures that are not the plan's own words: those that sound electronic are asked about and summed, sums of channels are none."""

from collections.abc import Iterable, Mapping
from difflib import get_close_matches

import pandas as pd

from plancom.datasets import Option, Problem, Question
from plancom.datasets.problems.doubts import WhetherElectronic
from plancom.datasets.problems.rows import TotalChannel
from plancom.datasets.questions import subject
from plancom.language.phrases import counted, listed
from plancom.language.text import fold
from plancom.language.translation import later, tr
from plancom.plan import Plan
from plancom.sources.cells.numbers import shown
from plancom.sources.quantities.aggregates import sums_channels
from plancom.sources.quantities.vocabulary import tokens
from plancom.sources.rows.complaints import Complaint, complain
from plancom.sources.rows.data_rows import left_out_rows
from plancom.sources.rows.rows import Rows

ELECTRONIC = frozenset(
    {"en linea", "virtual", "virtuales", "web", "pagina web", "sitio web", "portal", "portal web", "internet", "digital", "digitales"}
    | {"online", "on line", "electronic", "eletronico", "eletronica", "eletronicos", "app", "aplicacion", "aplicacion movil", "electronica", "electronicos", "medios electronicos", "medio electronico"}
    | {"ventanilla virtual", "ventanilla unica virtual", "sede electronica", "correo electronico", "email", "e-mail"}
)  # fmt: skip
"""How offices call what a plan may call «electrónico», folded: adoption would be zero without a word where they are left aside."""
_ALMOST = 0.8  # how alike two names are, of 1, for one to be taken for the other misspelt


def settle_channels(rows: Rows, plan: Plan, answers: Mapping[str, str]) -> None:
    """Spells channels as the user said they are; asks about those that sound electronic, before anything is counted.

    What stood in the file stays in the column `written`.
    """
    known = {fold(channel) for channel in plan.institution.channels}
    rows.frame["written"] = rows.frame["channel"]
    rows.frame["channel"] = rows.frame["channel"].replace(_inflected(rows.frame["channel"].unique(), plan))
    channels = rows.frame["channel"]
    for name in channels[rows.counting].unique():
        word = fold(name)
        if word in known or not sounds_electronic(name, plan):
            continue
        question = _question(name, plan.institution.electronic_channels[0])
        if question.id not in answers:
            raised = rows.frame["row"][rows.counting & (channels == name)].to_numpy()
            rows.ask(question, raised, _problem(rows, name, plan.institution.electronic_channels[0], int(raised[0])))
        elif answer := answers[question.id]:
            rows.frame.loc[channels == name, "channel"] = answer


def _inflected(names: Iterable[str], plan: Plan) -> dict[str, str]:
    """Those of some names that are a channel of the plan in another gender or number («Electrónicos», «presenciales»), and that channel."""
    forms: dict[str, str] = {}
    for channel in plan.institution.channels:
        word = fold(channel)
        endings = [word[:-1] + end for end in ("a", "os", "as")] if word.endswith("o") else [f"{word}es", f"{word}s"]
        forms |= dict.fromkeys(endings, channel)
    return {name: forms[fold(name)] for name in names if fold(name) in forms}


def sounds_electronic(name: str, plan: Plan) -> bool:
    """Whether a channel may be an electronic one: by its name, a word in it («Formulario web»), or as one of the plan misspelt; «No virtual» is none."""
    own = list(map(fold, plan.institution.electronic_channels))
    words = tokens(name)
    if {"no", "not", "nao"}.intersection(words):
        return False
    said = f" {' '.join(words)} "
    return bool(
        fold(name) in ELECTRONIC
        or get_close_matches(fold(name), own, 1, _ALMOST)
        or any(f" {one} " in said for one in (*own, *ELECTRONIC))
    )


def _question(name: str, electronic: str) -> Question:
    return Question(
        f"channel:{fold(name)}",
        tr("El canal «{name}» no está en el plan. ¿Es «{electronic}»?", name=shown(name), electronic=electronic),
        (
            Option(
                electronic,
                tr("Sí: es «{electronic}»", electronic=electronic),
                tr("Sus trámites cuentan como electrónicos"),
                tr("«{name}» es «{what}»", name=shown(name), what=electronic),
            ),
            Option(
                "",
                tr("No: es otro canal"),
                tr("Sus trámites cuentan en el total, no como electrónicos"),
                tr("«{name}» es otro canal", name=shown(name)),
            ),
        ),
        subjects=(subject("channel", fold(name)),),
    )  # fmt: skip


def _problem(rows: Rows, name: str, electronic: str, row: int) -> Problem:
    doubt = WhetherElectronic(name=shown(name), electronic=electronic)
    return doubt.at(str(rows.frame["sheet"].iloc[0]), row, rows.labels.get("channel", "canal"), shown(name))


def summed_channels(frame: pd.DataFrame) -> tuple[pd.DataFrame, list[str]]:
    """`frame` with one row for the channels that are written apart and are one («Página web» and «Correo electrónico»), and what was done.

    Their amounts are summed where the first stands; an amount of the plan's own word that is the sum of the others' is theirs already.
    The columns stay; the notes are sentences for the reader of the file.
    """
    names = [frame["grain"], frame["day"], frame["procedure"].map(fold), frame["channel"].map(fold)]
    together = (frame["request"] == "") & pd.concat(names, axis=1).duplicated(keep=False)
    if not together.any():
        return frame, []
    parts = frame[together]
    keys = [name[together] for name in names]
    own = parts["channel"].map(fold) == parts["written"].map(fold)
    others = parts["quantity"].where(~own).groupby(keys).transform("sum")
    is_sum = (own & (parts["quantity"] == others)).groupby(keys).transform("any")
    sums = {name: parts[name].groupby(keys).agg("sum", skipna=False) for name in ("quantity", "citizens")}
    first = ~pd.concat(keys, axis=1).duplicated()
    kept = parts[(is_sum & own) | (~is_sum & first)].copy()
    summed = ~is_sum[kept.index]
    places = pd.MultiIndex.from_frame(pd.concat([key[kept.index] for key in keys], axis=1))
    for name, sum_ in sums.items():
        kept[name] = kept[name].where(~summed, pd.Series(sum_.reindex(places).array, kept.index))
    notes = [
        *_told(parts[~is_sum], later("Se sumaron como «{channel}» las cantidades de {names}.")),
        *_told(parts[is_sum & ~own], later("Se contó «{channel}» y no {names}: suman lo mismo.")),
    ]
    return pd.concat([frame[~together], kept]).sort_index(), notes


def _told(parts: pd.DataFrame, sentence: str) -> list[str]:
    """The sentence for each channel of the rows, with the words by which they call it."""
    return [
        tr(sentence, channel=channel, names=listed(tr("«{name}»", name=shown(name)) for name in written.unique()))
        for channel, written in parts.groupby("channel", sort=False)["written"]
    ]


def leave_out_totals(rows: Rows) -> None:
    """Takes out rows whose channel is «Total» where they are the sum of their procedure's other channels in the month; rejects the others."""
    frame = rows.frame
    sums_of_them = [name for name in frame["channel"].unique() if sums_channels(name)]
    totals = frame["channel"].isin(sums_of_them) & ~frame["lost"]
    if not totals.any():
        return
    keys = [frame["sheet"], frame["day"], frame["procedure"].map(fold)]
    others = frame["quantity"].where(~totals).groupby(keys, dropna=False)
    sums = others.transform("sum").astype("Int64")
    several = others.transform("count") > 0
    agrees = totals & several & (sums == frame["quantity"]).fillna(value=False).astype(bool)
    complain(rows, frame["channel"].where(totals & ~agrees, ""), Complaint(TotalChannel, "canal", "channel"))
    frame.loc[totals & ~agrees, "lost"] = True
    if agrees.any():
        totals_ = int(agrees.sum())
        rows.notes.append(left_out_rows(totals_, counted(totals_, "fila de totales", "filas de totales")))
        rows.frame = pd.DataFrame(frame[~agrees]).reset_index(drop=True)
