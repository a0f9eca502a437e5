"""Joined names: cells of a network or outlet that name several («Facebook, Instagram»), or all of them: no row is known to be one or two."""

import re
from collections.abc import Sequence

from plancom.language.text import fold
from plancom.plan import Network, Outlet
from plancom.sources.quantities.names import NETWORK_WORDS

OTHERS = NETWORK_WORDS | {"insta", "tik tok", "yt", "threads", "whatsapp", "telegram", "flickr", "pinterest"}
"""Networks that a plan need not have, folded."""
_SAME = {
    "fb": "facebook",
    "ig": "instagram",
    "insta": "instagram",
    "x": "twitter",
    "tik tok": "tiktok",
    "yt": "youtube",
}
_OF_AN_ACCOUNT = frozenset(
    {
        "page",
        "pages",
        "business",
        "profile",
        "account",
        "fanpage",
        "pagina",
        "perfil",
        "cuenta",
        "conta",
        "empresa",
        "de",
        "en",
    }
)
"""What tools write behind a network's name: «Facebook Page», «Instagram Business»."""
_MARKS = re.compile(r"\s*[,;/+&|\n\\]\s*|\s+(?:y|e|and|und|con|with|com|plus|mas)\s+")
_WORDS = re.compile(r"[\s,;/+&|()\\\-–—]+")
_ALL = re.compile(
    r"(?:en |in |em )?(?:(?:tod[oa]s|amb[oa]s|all|both|vari[oa]s|several|multiples?|las|los|the|as|os|nuestras|our)\s*)*"
    r"(?:(?:\d|dos|tres|cuatro|two|three|four|duas|tres)\s*)?(?:las |los |the |as |os )?"
    r"(?:redes(?: sociales| sociais)?|rrss|networks|social media|social networks|platforms|plataformas|cuentas|perfiles|medios)"
    r"|tod[oa]s|amb[oa]s|all|both|vari[oa]s|several|multired|multiplataforma|multi ?red(?:es)?|cross ?post(?:ed)?"
)
"""What stands for several of them, folded."""


def names_all(name: str) -> bool:
    """Whether a name stands for all or several: «Todas las redes», «Las 3 redes»."""
    return bool(_ALL.fullmatch(fold(name).strip()))


def is_of_several(name: str, known: Sequence[Network] | Sequence[Outlet], *, networks: bool) -> bool:
    """Whether a name is of several: all, two that are known, or of `networks` one and whatever else a mark sets apart («Facebook y blog»)."""
    called = {fold(word): one.id for one in known for word in (one.id, one.name, *one.aliases)}
    if networks:
        called = {other: _SAME.get(other, other) for other in OTHERS} | called
    word = fold(name).strip()
    if word in called:
        return False
    if names_all(word):
        return True
    if len({called[piece] for piece in _WORDS.split(word) if piece in called}) > 1:
        return True
    pieces = [piece for piece in _MARKS.split(word) if piece]
    names = [piece for piece in pieces if piece in called]
    return networks and 0 < len(names) < len(pieces)


def contained(name: str, known: Sequence[Network] | Sequence[Outlet]) -> tuple[str, bool]:
    """The plan's name of the only one that a longer name has in it («Facebook Live»), and whether it has nothing else («X/Twitter»)."""
    called = {
        fold(word): one.name for one in known for word in (one.id, one.name, *one.aliases) if fold(word) != "meta"
    }
    pieces = [piece for piece in _WORDS.split(fold(name)) if piece]
    found = {called[piece] for piece in pieces if piece in called}
    found |= {
        right
        for word, right in called.items()
        if " " in word and re.search(rf"(?<!\w){re.escape(word)}(?!\w)", fold(name))
    }
    said = called.keys() | (_OF_AN_ACCOUNT if any(isinstance(one, Network) for one in known) else frozenset())
    return (found.pop(), all(piece in said for piece in pieces)) if len(found) == 1 else ("", False)
