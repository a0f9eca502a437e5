"""How much room words take, estimated from the font's own widths: a chart is laid out where no browser can be asked."""

import html
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

LINE = 1.3  # of the letters' size, from one line of words to the next, as plotly sets them
SLACK = 1.04  # a reader without the font sees one that is a little wider
BOLD = 1.03  # plotly's bold is heavier than the semibold whose widths these are
_UNKNOWN = 1000  # thousandths of the size: signs that the font does not have
_MARKUP = re.compile(r"<[^>]*>")
_ENTITY = re.compile(r"&[a-z]+;|&#\d+;")
_BREAK = re.compile(r"<br ?/?>")

# Advance widths in thousandths of the size, Source Sans 3 (Adobe, SIL OFL 1.1): Regular, and Semibold for bold words.
_REGULAR = {
    200: " \u00a0", 241: "|", 246: "ií", 249: "',.:;·jl", 263: "IÍ", 290: "!¡f", 303: "()[]{}", 311: "-", 338: "t°", 347: "r/\\ª",
    365: "º", 419: "s*", 426: 'z?¿"', 446: "x«»", 456: "c", 470: "vyY", 482: "J–L", 496: "kFeé", 498: "0123456789#$+<=>^~−×÷€¢_",
    505: "agá", 514: "XV", 530: "EÉST", 544: "huAúüÁoóZ", 548: "nñ", 555: "bdpq", 571: "PRC", 588: "KB", 600: "▼▲◆●○■", 616: "&✓DG",
    650: "UÚÜNÑH", 664: "OQÓ", 723: "wM", 800: "—W", 829: "m%", 847: "@", 948: "…",
}  # fmt: skip
_BOLD = {
    200: " \u00a0", 255: "|", 263: "iíj", 275: "l',.:;·", 282: "IÍ", 316: "!¡f", 324: "-()[]{}", 348: "/\\°ª", 361: "t", 371: "ºr", 431: "s",
    444: "*z?¿", 458: "«»c", 481: '–x"', 495: "Jvy", 502: "_YL", 510: "eéF", 514: "0123456789#$+<=>^~−×÷€¢aá", 521: "gk", 540: "VEÉZX", 549: "STooó",
    558: "uúühAÁ", 562: "nñbdpq", 580: "CP", 597: "RBK", 600: "▼▲◆●○■", 630: "DG✓&", 657: "UÚÜÑNH", 674: "OQÓ", 748: "Mw", 800: "W—",
    842: "%m", 875: "@", 964: "…",
}  # fmt: skip
_WIDTHS = tuple({char: width for width, chars in table.items() for char in chars} for table in (_REGULAR, _BOLD))


@lru_cache(maxsize=4096)
def text_size(text: str, size: float) -> tuple[float, float]:
    """Width and height in px of words at `size` px, with plotly's markup: lines end at `<br>`, and `<b>` makes bold."""
    lines = _BREAK.split(text)
    bold = "<b>" in text
    return max(_width(line, bold=bold) for line in lines) * size / 1000 * SLACK, len(lines) * LINE * size


def _width(line: str, *, bold: bool) -> float:
    plain = _ENTITY.sub("&", _MARKUP.sub("", line))
    widths = _WIDTHS[bold]
    return sum(widths.get(char, _UNKNOWN) for char in plain) * (BOLD if bold else 1)


def bare(text: str) -> str:
    """Words without plotly's markup, for drawings that know none."""
    return html.unescape(_MARKUP.sub("", _BREAK.sub("\n", text)))


def in_lines(parts: Iterable[str], size: int, between: str = "   ", *, width: float) -> Iterator[str]:
    """Parts one after the other, in lines of at most `width` px where a part is not wider itself."""
    line = ""
    for part in parts:
        longer = f"{line}{between}{part}" if line else part
        if line and text_size(longer, size)[0] > width:
            yield line
            longer = part
        line = longer
    if line:
        yield line
