"""The public page and the card: plain HTML without a script, whose policy lets nothing in."""

from html import escape

from plancom.language.tags import page_tag
from plancom.language.translation import tr
from plancom.reports.deck import Deck, Result
from plancom.reports.html.markup import logo_image
from plancom.reports.shared.parts import counted_by_status, facts_shown, headline_of, stamp, status_mark, trend, wholes

STYLE = '\n:root { color-scheme: light; } * { box-sizing: border-box; }\nbody { margin: 0; font-family: "Source Sans 3", "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; color: #16232d; background: #fff; line-height: 1.45; }\nmain { max-width: 62rem; margin: 0 auto; padding: 2rem 1.25rem 3rem; }\nheader.top { border-top: 6px solid ACCENT; padding-top: 1rem; } .logo { max-height: 5rem; }\nh1 { font-size: 2rem; line-height: 1.15; margin: 0.4rem 0; } h2, article h1 { font-size: 1.25rem; line-height: 1.2; margin: 0; }\n.soft { color: #56626b; font-size: 0.95rem; } .counts { display: flex; flex-wrap: wrap; gap: 0.4rem 1.6rem; list-style: none; padding: 0; font-size: 1.1rem; }\n.cards { display: grid; grid-template-columns: repeat(auto-fit, minmax(19rem, 1fr)); gap: 1rem; }\narticle { border: 1px solid #d3dde5; border-radius: 0.5rem; padding: 1rem 1.1rem; display: flex; flex-direction: column; gap: 0.5rem; break-inside: avoid; }\narticle header { display: flex; justify-content: space-between; gap: 1rem; align-items: baseline; } article p { margin: 0; } article header strong, .counts strong { white-space: nowrap; } img { max-width: 100%; height: auto; }\ndl { display: grid; grid-template-columns: 1fr auto; gap: 0.15rem 1rem; margin: 0; font-variant-numeric: tabular-nums; } dt { color: #56626b; } dd { margin: 0; text-align: right; font-weight: 600; }\n.sample { border: 2px solid #8a5a00; padding: 0.4rem 0.8rem; border-radius: 0.4rem; } footer { margin-top: 2rem; }\n.big { font-size: 2.2rem; font-weight: 650; line-height: 1; }\n'
POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"


def public_page(deck: Deck) -> str:
    """Every indicator of the plan for whoever wants to know: figures, semáforo and trend."""
    counts = "".join(
        f"<li><strong>{count}</strong> {status_mark(status)}</li>" for status, count in counted_by_status(deck)
    )
    cards = "".join(_article(result, deck) for result in wholes(deck))
    return _document(
        deck,
        f"{deck.plan_name} · {deck.institution}",
        f'<main><header class="top">{logo_image(deck)}<p class="soft">{escape(deck.institution)}</p><h1>{escape(deck.plan_name)}</h1>'
        f'<p class="soft">{escape(stamp(deck))} {tr("Cuentan los meses completos y con datos hasta esa fecha.")}</p></header>{_sample(deck)}'
        f'<ul class="counts" aria-label="{tr("Indicadores por estado")}">{counts}</ul><section class="cards" aria-label="{tr("Indicadores")}">{cards}</section>'
        f'<footer class="soft"><p>{escape(tr("Fuente: {sources}.", sources=deck.plan_source))} {tr("Ritmo: lo que pasó ÷ lo que se esperaba a la fecha.")}</p></footer></main>',
    )


def card_page(deck: Deck, indicator: str) -> str:
    """One indicator's card, to be embedded in another page. Raises KeyError for an indicator that the plan does not have."""
    result = next((one for one in deck.results if one.progress.id == indicator), None)
    if result is None:
        raise KeyError(indicator)
    inner = f'{_sample(deck)}{_article(result, deck, level=1)}<p class="soft">{escape(deck.institution)}. {escape(stamp(deck))}</p>'
    return _document(deck, result.progress.name, f'<main style="padding:0.5rem;max-width:34rem">{inner}</main>')


def _article(result: Result, deck: Deck, level: int = 2) -> str:
    figure = result.progress
    rows = "".join(f"<dt>{escape(label)}</dt><dd>{escape(text)}</dd>" for label, text in facts_shown(result))
    return (
        f'<article id="{escape(figure.id, quote=True)}"><header><h{level}>{escape(figure.name)}</h{level}>{status_mark(figure.status)}</header>'
        f"<p>{escape(headline_of(result, deck))}</p>{trend(result, deck)}<dl>{rows}</dl></article>"
    )


def _sample(deck: Deck) -> str:
    return f'<p class="sample">{tr("Datos de ejemplo: cifras inventadas.")}</p>' if deck.has_samples else ""


def _document(deck: Deck, title: str, body: str) -> str:
    return (
        f'<!doctype html><html lang="{page_tag()}"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="{POLICY}">'
        f'<meta name="viewport" content="width=device-width, initial-scale=1"><title>{escape(title)}</title>'
        f"<style>{STYLE.replace('ACCENT', deck.accent)}</style></head><body>{body}</body></html>"
    )
