"""Names: the words by which a plan's institution, networks, outlets and channels are called, which say nothing of a quantity."""

import re
from functools import lru_cache

from plancom.language.text import fold
from plancom.plan import Plan
from plancom.sources.quantities.vocabulary import tokens

NETWORK_WORDS = frozenset({"facebook", "fb", "instagram", "ig", "twitter", "x", "tiktok", "youtube", "linkedin"})
"""The usual networks as people write them, folded, whether the plan has them or not."""


def names_of(plan: Plan) -> frozenset[str]:
    """The folded words of all names in `plan`."""
    called = (*plan.institution.networks, *plan.institution.outlets)
    words = [word for one in called for word in (one.id, one.name, *one.aliases)]
    strategies = (one.name for one in plan.strategies)
    return _tokens(
        (plan.institution.name, plan.institution.short_name, *words, *plan.institution.channels, *strategies)
    )


@lru_cache(maxsize=8)
def _tokens(texts: tuple[str, ...]) -> frozenset[str]:
    return frozenset(token for text in texts for token in tokens(text))


_UNNAMED = re.compile(r"(?:hoja|sheet|worksheet|planilha|folha|tabla|tabela|table|pagina|page) ?\d*(?: ?\(\d+\))?")
"""How programs call a sheet that nobody named, folded."""


def is_unnamed(sheet: str) -> bool:
    """Whether a sheet has the name that the program gave it («Hoja1»), which says nothing."""
    return bool(_UNNAMED.fullmatch(fold(sheet)))
