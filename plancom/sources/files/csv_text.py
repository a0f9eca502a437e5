"""Reads text files: which encoding, which delimiter, and the records numbered as a spreadsheet numbers its rows."""

import codecs
import csv
import io
import re
from collections.abc import Sequence
from itertools import islice

from charset_normalizer import from_bytes

from plancom.datasets.problems.files import HugeCell, NoTable, OpenQuote, TooManyLines
from plancom.language.numbers import number
from plancom.sources.files import columnar
from plancom.sources.files.sheets import Cell
from plancom.sources.files.unreadable import Unreadable

MAX_LINES = 3_000_000
"""The longest text that is read: a million posts of which many are written on several lines."""
_DELIMITERS = (",", ";", "\t", "|")
_SAMPLE_CHARACTERS = 200_000
_SAMPLE_RECORDS = 60
_GUESS_BYTES = 50_000
_SEP = re.compile(r'^"?sep=(.)"?[,;\t|]*\r?\n', re.IGNORECASE)
_CONTROL = re.compile("[\x01-\x08\x0e-\x1f]")
_SPANISH = frozenset("áéíóúüñÁÉÍÓÚÜÑ¿¡°ºª«»–—“”‘’…€·•´ çãõâêôàèòïöÇ®©")
_SIGN_IN_WORD = re.compile("(?<=[A-Za-z])[¿¡°ºª«»–—“”‘…€•´®©](?=[A-Za-z])")
_WESTERN = ("cp1252", "mac_roman", "cp850")
"""What spreadsheets write where they do not write UTF-8: «CSV (Macintosh)» and «CSV (MS-DOS)» are two of Excel's kinds of file."""
_BYTES = {ord(character): byte for byte in range(128, 160) if (character := bytes([byte]).decode("cp1252", "ignore"))}
"""The characters that stand in cp1252 for bytes that are none elsewhere."""
_LOST = "\ufffd"
_MARK = "fin del archivo de plancom"

_NOTHING = (None, "")
_FEWEST_LINES = 3
_SHARE_ALIKE = 0.8
"""Lines of one column, and how many of them must be cut alike, for it to be a table that was never cut."""
_SHARE_OF_LOST = 0.1
_SHARE_SPANISH = 0.8
_SHARE_OF_CONTROL = 0.001


def rows(content: bytes) -> Sequence[list[Cell]]:
    """The records of a text file; a blank line is a record without cells. Raises Unreadable."""
    if (lines := content.count(b"\n")) > MAX_LINES:
        raise Unreadable(TooManyLines(lines=number(lines), max_lines=number(MAX_LINES)))
    if len(content) >= columnar.LARGE and (found := _by_columns(content)) is not None:
        return found
    text = decoded(content)
    if len(_CONTROL.findall(text[:_SAMPLE_CHARACTERS])) > _SHARE_OF_CONTROL * len(text[:_SAMPLE_CHARACTERS]):
        raise Unreadable(NoTable())
    stated = _SEP.match(text)
    if stated:
        text = text[stated.end() :]  # a spreadsheet obeys this line and does not show it
    # Saved again by a spreadsheet, the line may stay as it was while the cells are cut by another sign.
    delimiter = delimiter_of(text, preferred=stated.group(1) if stated else "")
    return _records(text, delimiter)


def _by_columns(content: bytes) -> Sequence[list[Cell]] | None:
    """A long and plain UTF-8 text by its columns; None where it must be read by its rows."""
    content = content.removeprefix(codecs.BOM_UTF8)
    head = content[: 4 * _SAMPLE_CHARACTERS].decode("utf-8", errors="ignore")[:_SAMPLE_CHARACTERS]
    plain = not (
        _SEP.match(head) or _LOST in head or _utf16_without_mark(content[:_GUESS_BYTES]) or _CONTROL.search(head)
    )
    if not plain or content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return None
    delimiter = delimiter_of(head)
    try:
        header: list[Cell] = list(next(csv.reader(io.StringIO(head, newline=""), delimiter=delimiter)))
    except (csv.Error, StopIteration):
        return None
    return columnar.of_csv(content, header, delimiter)


def decoded(content: bytes) -> str:
    """The text of `content`, in whatever encoding it is; NUL characters are dropped."""
    return _once(_decoded(content).replace("\x00", ""))


def _once(text: str) -> str:
    """`text` that was written as UTF-8, read as cp1252 and written again («ElectrÃ³nico»), as it was; any other as it is."""
    if "Ã" not in text:
        return text
    try:
        return text.translate(_BYTES).encode("latin-1").decode("utf-8")
    except UnicodeError:
        return text


def _decoded(content: bytes) -> str:  # noqa: PLR0911 - one way out per encoding, in order of certainty
    if content.startswith(codecs.BOM_UTF8):
        return content[3:].decode("utf-8", errors="replace")
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return content.decode("utf-16", errors="replace")
    if wide := _utf16_without_mark(content[:_GUESS_BYTES]):
        return content.decode(wide, errors="replace")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        pass
    tolerant = content.decode("utf-8", errors="replace")
    lost = tolerant.count(_LOST)
    if lost <= _SHARE_OF_LOST * sum(1 for c in tolerant if ord(c) > 127 and c != _LOST):  # noqa: PLR2004 - ASCII
        return tolerant  # a UTF-8 file that was cut or pasted together
    for encoding in _WESTERN:
        western = content.decode(encoding, errors="replace")
        if _is_spanish(western):
            return western
    best = from_bytes(content[:_GUESS_BYTES]).best()
    return content.decode(best.encoding if best else _WESTERN[0], errors="replace")


def _is_spanish(text: str) -> bool:
    """Whether most characters of a text beyond ASCII are those of Spanish, signs within a word («Petici—n») not among them."""
    high = [character for character in text if not character.isascii()]
    spanish = sum(character in _SPANISH for character in high) - len(_SIGN_IN_WORD.findall(text))
    return spanish >= _SHARE_SPANISH * len(high)


def _utf16_without_mark(start: bytes) -> str:
    half = len(start) // 2
    if half and start[1::2].count(0) > half * 0.4:
        return "utf-16-le"
    if half and start[0::2].count(0) > half * 0.4:
        return "utf-16-be"
    return ""


def delimiter_of(text: str, preferred: str = "") -> str:
    """What stands between the cells of a text table: the character that cuts the most records into the same number of cells.

    `preferred` is what the file itself says; where another cuts more records alike, it says so no longer.
    """
    sample = text[:_SAMPLE_CHARACTERS]
    known = dict.fromkeys((*filter(None, [preferred]), *_DELIMITERS))
    found = {delimiter: _agreement(_widths(sample, delimiter)) for delimiter in known}
    best = max(found, key=lambda delimiter: found[delimiter])
    return preferred if preferred and found[preferred][0] >= found[best][0] else best


def cut(rows: Sequence[list[Cell]]) -> Sequence[list[Cell]]:
    """Rows that a spreadsheet left whole in their first column («2018-01-05,12»), cut into their cells; any others as they are."""
    if isinstance(rows, columnar.ColumnarRows):
        return rows
    filled = [row for row in rows if any(cell not in _NOTHING for cell in row)]
    whole = [str(row[0]) for row in filled if _is_whole(row)]
    if len(whole) < _FEWEST_LINES or len(whole) < _SHARE_ALIKE * len(filled):
        return rows
    text = "\n".join(whole)
    delimiter = delimiter_of(text)
    alike, _ = _agreement(_widths(text[:_SAMPLE_CHARACTERS], delimiter))
    if alike < _SHARE_ALIKE:
        return rows
    return [_cells(str(row[0]), delimiter) if _is_whole(row) else row for row in rows]


def _is_whole(row: Sequence[Cell]) -> bool:
    """Whether a row has a text in its first cell and nothing beside it."""
    return len(row) > 0 and isinstance(row[0], str) and all(cell in _NOTHING for cell in row[1:])


def _cells(line: str, delimiter: str) -> list[Cell]:
    return [cell for record in csv.reader(io.StringIO(line, newline=""), delimiter=delimiter) for cell in record]


def _widths(sample: str, delimiter: str) -> list[int]:
    """How many cells each of the first records has; none where a text cannot be cut by that character."""
    records = csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter)
    widths = (len(record) for record in records if record and not record[0].startswith("#"))
    try:
        return list(islice(widths, _SAMPLE_RECORDS))
    except csv.Error:
        return []


def _agreement(widths: Sequence[int]) -> tuple[float, int]:
    """Which part of records has the usual number of cells, and that number; cut into one cell they agree in nothing."""
    wide = [width for width in widths if width > 1]
    if not wide:
        return 0.0, 0
    usual = max(set(wide), key=wide.count)
    return wide.count(usual) / len(widths), usual


def _records(text: str, delimiter: str) -> list[list[Cell]]:
    ends_open = "" if text.endswith(("\n", "\r")) else "\n"
    reader = csv.reader(io.StringIO(f"{text}{ends_open}{_MARK}", newline=""), delimiter=delimiter)
    try:
        records: list[list[Cell]] = list(reader)  # type: ignore[arg-type]
    except csv.Error:
        raise Unreadable(HugeCell(line_num=reader.line_num)) from None
    if records[-1] == [_MARK]:
        return records[:-1]
    raise Unreadable(OpenQuote(), row=len(records))
