"""Footnotes: the marks that people put on months («Febrero*», «Marzo (1)», «abr-18 (parcial)»), without which the month is read."""

import re

from plancom.language.text import fold

_MARKS = "*¹²³⁴⁵⁶⁷⁸⁹⁰†‡§ᵃᵇᶜ"
_LAST = re.compile(rf"\s*(?:[{re.escape(_MARKS)}]+|[(\[]\s*(?P<inside>[^()\[\]]{{1,40}})\s*[)\]])\s*$")
_FIRST = re.compile(rf"^\s*(?:[{re.escape(_MARKS)}]+|[(\[]\s*(?:\*+|\d{{1,2}}|[a-z]{{1,2}})\s*[)\]])\s*", re.IGNORECASE)
_SIGN = re.compile(r"\*+|\d{1,2}|[a-z]{1,2}")
_PARTIAL = re.compile(
    r"(?<!tiempo )\bparcial(?:es)?\b|\bparciais\b|\bpreliminar(?:es)?\b|\bpreliminary\b|\bprovisional(?:es)?\b|\bprovisori[oa]s?\b"
    r"|\bincomplet[oa]s?\b|\bincomplete\b|\bpartial\b|\bnot final\b|\bmes en curso\b|\bmonth in progress\b|\bsin cerrar\b"
    r"|\bno (?:esta |ha )?cerrado\b|\bem aberto\b|\bmes em andamento\b"
)
_UNTIL = re.compile(
    r"(?:(?:al?|hasta|hasta el|corte|corte al?|up to|to|until|through|as of|ate|ate o|ate dia|ate o dia)\s+|\d{1,2}\s*(?:-|–|al?|to|hasta|ate)\s*)(?:el |dia |day )*(\d{1,2})(?:st|nd|rd|th)?"
    r"|(?:primer[oa]?s?|first)\s+(\d{1,2})\s+(?:dias|days)"
)
"""What stands in brackets behind a month whose figures end on a day of it: «(hasta el 15)», «(1-15)»."""
_HALF = re.compile(r"(?:1a?|1\.a|primera|i) ?quincena|first half|primeira quinzena|1a? quinzena")
_FIFTEENTH = 15


def says_partial(text: str) -> bool:
    """Whether a line says that figures are not final: «Datos parciales», «preliminary»."""
    return bool(_PARTIAL.search(fold(text)))


def day_within(text: str) -> int:
    """The day of a month that words behind its name say its figures reach («hasta el 15», «1-15»); 0 where they say none."""
    folded = fold(text).strip(" .")
    if _HALF.fullmatch(folded):
        return _FIFTEENTH
    match = _UNTIL.fullmatch(folded)
    return int(match.group(1) or match.group(2)) if match else 0


def unmarked(text: str) -> str:
    """`text` without the marks of footnotes around it, nor brackets that say how far its month goes."""
    bare = text.strip()
    if not bare or (bare[-1] not in _MARKS + ")]" and bare[0] not in _MARKS + "(["):
        return text
    while (match := _LAST.search(bare)) and (match["inside"] is None or _is_aside(match["inside"])):
        bare = bare[: match.start()]
    return _FIRST.sub("", bare)


def mark(text: str) -> str:
    """What marks a text: its sign or the words in brackets behind it, folded; "" where nothing does."""
    bare, whole = unmarked(text), text.strip()
    sign = whole.partition(bare)[2] if bare else ""
    return fold((sign.strip() or _leading(whole)).strip("()[] ")) if bare != text else ""


def _leading(text: str) -> str:
    match = _FIRST.match(text)
    return match.group().strip() if match else ""


def marked_note(line: str) -> str:
    """The sign with which a note under a table begins («* Datos parciales», «(1) Preliminar»); "" where it begins with none."""
    return fold(_leading(line).strip("()[] ")) if _FIRST.match(line) else ""


def _is_aside(inside: str) -> bool:
    folded = fold(inside)
    return bool(_SIGN.fullmatch(folded)) or says_partial(folded) or bool(day_within(folded))
