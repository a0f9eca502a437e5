"""Small pieces of Spanish grammar: plurals with their number, lists with «y»."""

from collections.abc import Iterable, Sequence

from plancom.language.numbers import number


def counted(count: float, singular: str, plural: str | None = None) -> str:
    """«1 fila», «2.345 filas»."""
    return f"{number(count)} {singular if count == 1 else plural or singular + 's'}"


def listed(words: Iterable[str], last: str = "y") -> str:
    """«a», «a y b», «a, b y c»; «e» before an i sound, and «u» for «o» before an o sound."""
    items: Sequence[str] = list(words)
    if len(items) < 2:  # noqa: PLR2004 - one word needs no «y»
        return "".join(items)
    word = items[-1].casefold()
    joint = (
        "e"
        if last == "y" and word.startswith(("i", "hi"))
        else "u"
        if last == "o" and word.startswith(("o", "ho"))
        else last
    )
    return f"{', '.join(items[:-1])} {joint} {items[-1]}"
