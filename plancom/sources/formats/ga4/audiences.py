"""Audiences: whose visits a block says that it counts: all users', or those of a segment or a filter, which are a part of the site's."""

import re

from plancom.datasets import Inquiry, Option, Question, Refusal
from plancom.datasets.problems.doubts import PartOfVisits
from plancom.datasets.problems.sheets import Declined
from plancom.datasets.questions import subject
from plancom.language.text import fold
from plancom.language.translation import tr
from plancom.sources.cells.numbers import shown
from plancom.sources.formats.ga4.blocks import Block
from plancom.sources.tables.layouts import Context

AUDIENCE = "audience"
"""The question whether an audience that has another name is all of the site's visits."""
_WHOLE = re.compile(
    r"(?:all|todos los|todos os|total de) (?:users|usuarios|utilizadores)|all sessions|todas las sesiones|todas as sessoes"
    r"|.*\?|¿.*|(?:datos sobre|dados sobre|data about|activity|actividad|atividade)\b.*|(?:cuenta|account|conta|propiedad|property|propriedade):.*|[\W_]*"
)
"""What stands in the place of an audience and leaves out nobody: all users, or the question that a card of a report answers; folded."""


def unsettled(block: Block, context: Context, title: str) -> Inquiry | Refusal | None:
    """What must be asked of a block of another audience, or why it is not read; None where it counts everybody, or its owner said so."""
    answer = context.answers.get(AUDIENCE)
    if answer == "all" or _WHOLE.fullmatch(fold(block.audience)):
        return None
    words = shown(block.audience)
    if answer == "part":
        what = tr("El informe es de «{words}»: es solo una parte de las visitas del sitio.", words=words)
        instead = tr("Quite la comparación, el segmento o el filtro del informe y expórtelo de nuevo.")
        return Refusal("ga4", title, (Declined(what=what, instead=instead).at(),))
    options = (
        Option("all", tr("Son todas las del sitio"), tr("Se cuentan como las visitas del sitio")),
        Option("part", tr("Son solo una parte"), tr("No se lee: exporte el informe de todos los usuarios")),
    )
    text = tr("El informe es de «{words}». ¿Son todas las visitas del sitio?", words=words)
    question = Question(AUDIENCE, text, options, subjects=(subject(AUDIENCE, fold(block.audience)),))
    return Inquiry("ga4", title, (PartOfVisits(words=words).at(),), (question,))
