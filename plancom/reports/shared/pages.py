"""The public page and the card: plain HTML without a script, whose policy lets nothing in."""

import htpy as h

from plancom.html import VIEWPORT, Element, Node, definitions, html_of, policy, web_page
from plancom.indicators import reserve_sentences
from plancom.language.translation import tr
from plancom.reports.deck import Deck, Result
from plancom.reports.html.slide_markup import logo_image
from plancom.reports.shared.parts import (
    asked_of,
    counted_by_mark,
    facts_shown,
    figure_mark,
    headline_of,
    reach,
    stamp,
    status_mark,
    trend_picture,
    wholes,
    years_told,
)

STYLE = '\n:root { color-scheme: light; } * { box-sizing: border-box; }\nbody { margin: 0; font-family: "Source Sans 3", "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; color: #16232d; background: #fff; line-height: 1.45; }\nmain { max-width: 62rem; margin: 0 auto; padding: 2rem 1.25rem 3rem; }\nheader.top { border-top: 6px solid ACCENT; padding-top: 1rem; } .logo { max-height: 5rem; }\nh1 { font-size: 2rem; line-height: 1.15; margin: 0.4rem 0; } h2, article h1 { font-size: 1.25rem; line-height: 1.2; margin: 0; }\n.soft { color: #56626b; font-size: 0.95rem; } .verdict { font-size: 1.35rem; font-weight: 600; max-width: 50rem; } .counts { display: flex; flex-wrap: wrap; gap: 0.4rem 1.6rem; list-style: none; padding: 0; font-size: 1.1rem; }\n.cards { display: grid; grid-template-columns: repeat(auto-fit, minmax(19rem, 1fr)); gap: 1rem; }\narticle { border: 1px solid #d3dde5; border-radius: 0.5rem; padding: 1rem 1.1rem; display: flex; flex-direction: column; gap: 0.5rem; break-inside: avoid; }\narticle header { display: flex; justify-content: space-between; gap: 1rem; align-items: baseline; } article p { margin: 0; } article header strong, .counts strong { white-space: nowrap; } img { max-width: 100%; height: auto; }\ndl { display: grid; grid-template-columns: 1fr auto; gap: 0.15rem 1rem; margin: 0; font-variant-numeric: tabular-nums; } dt { color: #56626b; } dd { margin: 0; text-align: right; font-weight: 600; }\n.sample { border: 2px solid #8a5a00; padding: 0.4rem 0.8rem; border-radius: 0.4rem; } footer { margin-top: 2rem; }\n.big { font-size: 2.2rem; font-weight: 650; line-height: 1; }\n'
POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"


def public_page(deck: Deck) -> str:
    """Every indicator of the plan for whoever wants to know: figures, semáforo and trend."""
    counts = [h.li[h.strong[count], " ", status_mark(mark)] for mark, count in counted_by_mark(deck)]
    source, pace = (
        tr("Fuente: {sources}.", sources=deck.plan_source),
        tr("De lo esperado: lo que pasó ÷ lo que se esperaba a la fecha."),
    )
    body = h.main[
        h.header(".top")[
            logo_image(deck),
            h.p(".soft")[deck.institution],
            h.h1[deck.plan_name],
            h.p(".soft")[stamp(deck), " ", tr("Cuentan los meses completos y con datos hasta esa fecha.")],
            h.p(".soft")[mixed] if (mixed := years_told(deck)) else None,
        ],
        _sample(deck),
        h.p(".verdict")[deck.verdict],
        None if deck.is_over else h.ul(".counts", aria_label=tr("Indicadores por estado"))[counts],
        h.section(".cards", aria_label=tr("Indicadores"))[[_article(result, deck) for result in wholes(deck)]],
        h.footer(".soft")[h.p[source, " ", pace]],
    ]
    return _page(deck, f"{deck.plan_name} · {deck.institution}", body)


def card_page(deck: Deck, indicator: str) -> str:
    """One indicator's card, to be embedded in another page. Raises KeyError for an indicator that the plan does not have."""
    result = next((one for one in deck.results if one.progress.id == indicator), None)
    if result is None:
        raise KeyError(indicator)
    body = h.main(style="padding:0.5rem;max-width:34rem")[
        _sample(deck), _article(result, deck, h.h1), h.p(".soft")[f"{deck.institution}. {stamp(deck)}"]
    ]
    return _page(deck, result.progress.name, body)


def _article(result: Result, deck: Deck, heading: Element = h.h2) -> Element:
    figure = result.progress
    return h.article(id=figure.id)[
        h.header[heading[figure.name], figure_mark(figure)],
        h.p[headline_of(result, deck)],
        h.p[moved] if (moved := reserve_sentences.reserves(figure, with_cause=False)) else None,
        trend_picture(result, deck),
        h.dl[definitions(facts_shown(result))],
        h.p(".soft")[asked] if (asked := asked_of(result, deck)) else None,
        h.p(".soft")[reach(result)],
    ]


def _sample(deck: Deck) -> Node:
    return h.p(".sample")[tr("Datos de ejemplo: cifras inventadas.")] if deck.has_samples else None


def _page(deck: Deck, title: str, body: Node) -> str:
    return html_of(web_page(title, body, head=[policy(POLICY), VIEWPORT], style=STYLE.replace("ACCENT", deck.accent)))
