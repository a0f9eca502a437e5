"""Small pieces of grammar: plurals with their number, lists with «y»."""

from collections.abc import Iterable, Sequence

from plancom.language.numbers import number
from plancom.language.text import fold
from plancom.language.translation import language, plural

_OPENING = "«“\"‘'(¿¡"


def counted(count: float, one: str, many: str) -> str:
    """«1 fila», «2.345 filas»."""
    return f"{number(count)} {plural(count, one, many)}"


def listed(words: Iterable[str], last: str = "y") -> str:
    """«a», «a y b», «a, b y c»; «e» before an i sound («e historia», but «y hielo»), and «u» for «o» before an o sound; "and", "or" in English."""
    items: Sequence[str] = list(words)
    if len(items) < 2:  # noqa: PLR2004 - one word needs no «y»
        return "".join(items)
    joint = (
        _joint(fold(items[-1]).lstrip(_OPENING), last)
        if language() == "es"
        else {"y": "and", "o": "or", "ni": "nor"}[last]
    )
    return f"{', '.join(items[:-1])} {joint} {items[-1]}"


def _joint(word: str, last: str) -> str:
    if last == "y" and word.startswith(("i", "hi")) and not word.startswith("hie"):  # «y hielo»: it sounds like a y
        return "e"
    return "u" if last == "o" and word.startswith(("o", "ho")) else last
