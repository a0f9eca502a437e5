"""Puts the saved results of formulas back into a workbook that openpyxl wrote: it keeps the formulas, and not what they came to."""

import io
import re
import zipfile

from plancom.sources.files.xlsx.hidden_content import parts

_CELL = re.compile(
    rb"""<(?:\w+:)?c\b(?P<attributes>[^>]*)>\s*<(?:\w+:)?f\b(?:[^>]*/>|[^>]*>[^<]*</(?:\w+:)?f>)\s*<(?:\w+:)?v>(?P<result>[^<]*)</(?:\w+:)?v>"""
)
_WRITTEN = re.compile(
    rb"""<c (?P<attributes>[^>]*)>(?P<formula><f\b(?:[^>]*/>|[^>]*>[^<]*</f>))<v\s*(?:/>|></v>)</c>"""
)
_ADDRESS = re.compile(rb"""\br=["']([A-Z]{1,3}\d{1,7})["']""")
_TYPE = re.compile(rb"""\st=["'](\w+)["']""")


def restored(copy: bytes, original: bytes) -> bytes:
    """`copy` with the results that `original` has for the same formulas; as it is where the original is no .xlsx."""
    if not original.startswith(b"PK"):
        return copy
    with zipfile.ZipFile(io.BytesIO(original)) as old, zipfile.ZipFile(io.BytesIO(copy)) as new:
        before, after = parts(old), parts(new)
        known = {
            after[name]: _results(old.read(part))
            for name, part in before.items()
            if name in after and part in old.namelist()
        }
        if not any(known.values()):
            return copy
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
            for item in new.infolist():
                content = new.read(item)
                made.writestr(item, _with_results(content, known.get(item.filename, {})))
        return out.getvalue()


def _results(xml: bytes) -> dict[bytes, tuple[bytes, bytes]]:
    """Type and result of each formula of a sheet, by its cell."""
    found = {}
    for match in _CELL.finditer(xml) if b"<f" in xml or b":f" in xml else ():
        address, kind = _ADDRESS.search(match["attributes"]), _TYPE.search(match["attributes"])
        if address and match["result"]:
            found[address.group(1)] = (kind.group(1) if kind else b"n", match["result"])
    return found


def _with_results(xml: bytes, known: dict[bytes, tuple[bytes, bytes]]) -> bytes:
    if not known:
        return xml

    def filled(match: re.Match[bytes]) -> bytes:
        address = _ADDRESS.search(match["attributes"])
        if not address or address.group(1) not in known:
            return match.group(0)
        kind, result = known[address.group(1)]
        attributes = _TYPE.sub(b"", b" " + match["attributes"]).strip()
        return b'<c %s t="%s">%s<v>%s</v></c>' % (attributes, kind, match["formula"], result)

    return _WRITTEN.sub(filled, xml)
