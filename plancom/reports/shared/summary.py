"""The month's summary for an e-mail: HTML that mail programs draw (tables, inline styles, no picture), and the same as text."""

import htpy as h

from plancom.charts import mark_of
from plancom.html import Element, html_of, web_page
from plancom.indicators import reserve_sentences
from plancom.language import dates
from plancom.language.phrases import counted
from plancom.language.translation import tr
from plancom.reports.deck import Deck, Result
from plancom.reports.shared.parts import asked_of, facts_shown, headline_of, reach, stamp, wholes, years_told

PAGE = (
    "margin:0;background:#ffffff;color:#16232d;font-family:Segoe UI,Roboto,Helvetica,Arial,sans-serif;line-height:1.45"
)
SOFT, ROWS = "color:#56626b", {"width": "100%", "cellpadding": "0", "cellspacing": "0"}
CELL = "padding:4px 8px;border-bottom:1px solid #d3dde5;font-size:15px"


def summary_text(deck: Deck) -> str:
    """The summary as plain text, lines of any length."""
    lines = [f"{deck.title}: {deck.plan_name}", deck.institution, stamp(deck)]
    if deck.has_samples:
        lines.append(tr("DATOS DE EJEMPLO: cifras inventadas."))
    lines += [mixed] if (mixed := years_told(deck)) else []
    lines += ["", deck.verdict, ""]
    for result in wholes(deck):
        mark = mark_of(result.progress)
        said = filter(None, (_words(result, deck), _facts(result), asked_of(result, deck)))
        lines += [f"{mark.shape} {mark.word}: {result.progress.name}", *(f"  {line}" for line in said), ""]
    lines += [_next(deck)] if _next(deck) else []
    return "\n".join(lines).rstrip() + "\n"


def summary_html(deck: Deck) -> str:
    """The summary as one table that is 640 pixels wide."""
    sample = h.p(style="border:2px solid #8a5a00;padding:6px 10px")[tr("Datos de ejemplo: cifras inventadas.")]
    last = _next(deck)
    words = h.td(style=f"border-top:6px solid {deck.accent};padding:18px 12px")[
        h.p(style=f"margin:0;{SOFT}")[deck.institution],
        h.h1(style="font-size:26px;margin:6px 0")[deck.title],
        h.p(style=f"margin:0;{SOFT}")[stamp(deck)],
        sample if deck.has_samples else None,
        h.p(style=SOFT)[mixed] if (mixed := years_told(deck)) else None,
        h.p(style="font-size:17px")[deck.verdict],
        h.table(ROWS)[h.tbody[[_row(result, deck) for result in wholes(deck)]]],
        h.p[last] if last else None,
    ]
    frame = h.table(ROWS, role="presentation", width="640", align="center", style="max-width:100%")[h.tr[words]]
    return html_of(web_page(deck.title, frame, body_style=PAGE))


def _row(result: Result, deck: Deck) -> Element:
    mark = mark_of(result.progress)
    status = h.span(style=f"color:{mark.colour(dark=False)}")[mark.label]
    return h.tr[
        h.th(scope="row", align="left", valign="top", style=CELL)[result.progress.name, h.br, status],
        h.td(valign="top", style=CELL)[
            _words(result, deck),
            [h.br, h.span(style=SOFT)[facts]] if (facts := _facts(result)) else None,
            [h.br, h.span(style=SOFT)[asked]] if (asked := asked_of(result, deck)) else None,
        ],
    ]


def _words(result: Result, deck: Deck) -> str:
    return f"{headline_of(result, deck)} {reserve_sentences.reserves(result.progress)}".rstrip()


def _facts(result: Result) -> str:
    """The figures that exist, and which months they are of; "" for a milestone, whose sentence says it all."""
    if result.progress.milestone is not None:
        return ""
    known = {fact.label for fact in result.facts if fact.value is not None}
    figures = " · ".join(f"{label}: {text}" for label, text in facts_shown(result) if label in known)
    return f"{figures}. {reach(result)}" if figures else reach(result)


def _next(deck: Deck) -> str:
    """How many tasks are overdue; no name of anybody."""
    late = [task for task in deck.tasks if task.overdue]
    if not late:
        return ""
    names = "; ".join(tr("{name} (vencía el {due})", name=task.name, due=dates.date(task.due)) for task in late)
    count = counted(len(late), "tarea vencida", "tareas vencidas")
    return f"{count}: {names}."
