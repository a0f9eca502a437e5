"""The month's summary for an e-mail: HTML that mail programs draw (tables, inline styles, no picture), and the same as text."""

from html import escape

from plancom.charts import STATUS
from plancom.language import dates
from plancom.language.phrases import counted
from plancom.language.tags import page_tag
from plancom.language.translation import tr
from plancom.reports.deck import Deck, Result
from plancom.reports.opening import summary_headline
from plancom.reports.shared.parts import facts_shown, headline_of, stamp, wholes

CELL = "padding:4px 8px;border-bottom:1px solid #d3dde5;font-size:15px"


def summary_text(deck: Deck) -> str:
    """The summary as plain text, lines of any length."""
    lines = [f"{deck.title}: {deck.plan_name}", deck.institution, stamp(deck)]
    if deck.has_samples:
        lines.append(tr("DATOS DE EJEMPLO: cifras inventadas."))
    lines += ["", _counts(deck), ""]
    for result in wholes(deck):
        mark = STATUS[result.progress.status]
        lines += [
            f"{mark.shape} {mark.word}: {result.progress.name}",
            f"  {headline_of(result, deck)}",
            f"  {_facts(result)}",
            "",
        ]
    lines += [_next(deck)] if _next(deck) else []
    return "\n".join(lines).rstrip() + "\n"


def summary_html(deck: Deck) -> str:
    """The summary as one table that is 640 pixels wide."""
    rows = "".join(_row(result, deck) for result in wholes(deck))
    sample = (
        f'<p style="border:2px solid #8a5a00;padding:6px 10px">{tr("Datos de ejemplo: cifras inventadas.")}</p>'
        if deck.has_samples
        else ""
    )
    last = _next(deck)
    return (
        f'<!doctype html><html lang="{page_tag()}"><head><meta charset="utf-8"><title>{escape(deck.title)}</title></head>'
        '<body style="margin:0;background:#ffffff;color:#16232d;font-family:Segoe UI,Roboto,Helvetica,Arial,sans-serif;line-height:1.45">'
        '<table role="presentation" width="640" align="center" cellpadding="0" cellspacing="0" style="max-width:100%"><tr>'
        f'<td style="border-top:6px solid {deck.accent};padding:18px 12px"><p style="margin:0;color:#56626b">{escape(deck.institution)}</p>'
        f'<h1 style="font-size:26px;margin:6px 0">{escape(deck.title)}</h1><p style="margin:0;color:#56626b">{escape(stamp(deck))}</p>{sample}'
        f'<p style="font-size:17px">{escape(_counts(deck))}</p>'
        f'<table width="100%" cellpadding="0" cellspacing="0"><tbody>{rows}</tbody></table>'
        f"{f'<p>{escape(last)}</p>' if last else ''}</td></tr></table></body></html>"
    )


def _row(result: Result, deck: Deck) -> str:
    mark = STATUS[result.progress.status]
    return (
        f'<tr><th scope="row" align="left" valign="top" style="{CELL}">{escape(result.progress.name)}<br>'
        f'<span style="color:{mark.colour(dark=False)}">{mark.shape} {mark.word}</span></th>'
        f'<td valign="top" style="{CELL}">{escape(headline_of(result, deck))}<br><span style="color:#56626b">{escape(_facts(result))}</span></td></tr>'
    )


def _facts(result: Result) -> str:
    return " · ".join(f"{label}: {text}" for label, text in facts_shown(result))


def _counts(deck: Deck) -> str:
    return summary_headline([result.progress for result in wholes(deck)])


def _next(deck: Deck) -> str:
    """How many tasks are overdue; no name of anybody."""
    late = [task for task in deck.tasks if task.overdue]
    if not late:
        return ""
    names = "; ".join(tr("{name} (vencía el {due})", name=task.name, due=dates.date(task.due)) for task in late)
    count = counted(len(late), "tarea vencida", "tareas vencidas")
    return f"{count}: {names}."
