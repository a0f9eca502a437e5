"""Small files that grow: zip bombs, entity bombs, enormous cells, cells far away, very many of everything."""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from benchmarks.hostile_files.model import (
    ODS_FOOT,
    ODS_HEAD,
    SHEET,
    Hostile,
    inline,
    ods_of,
    parts,
    sheet_xml,
    text,
    with_part,
    xlsx,
    zipped,
)  # fmt: skip

GB = 1024**3
HEADER = f'<row r="1">{inline("A1", "fecha")}{inline("B1", "visitas")}</row>'
LOL = '<!DOCTYPE lolz [<!ENTITY a0 "lol">' + "".join(
    f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10)
) + "]>"  # fmt: skip
OUTSIDE = '<!DOCTYPE x [<!ENTITY a9 SYSTEM "file:///etc/passwd">]>'
WEB = '<!DOCTYPE x [<!ENTITY a9 SYSTEM "http://127.0.0.1:9/secreto">]>'
PARAMETER = '<!DOCTYPE x [<!ENTITY % p SYSTEM "http://127.0.0.1:9/x.dtd"> %p;]>'
SPREADSHEET_2003 = (
    '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">'
    '<Worksheet ss:Name="H"><Table>{}</Table></Worksheet></Workbook>'
)
FAR = (
    "XFD1048576",
    "A1048576",
    "XFD1",
    "ZZ99999",
    "AAA70000",
    "XFD1000",
    "ZZZZZ1",
    "A99999999",
    "A0",
    "A4294967296",
    "1A",
    "",
)


@dataclass(frozen=True)
class Packed:
    """A member of a zip that was never in memory: its zlib stream, its size and its checksum."""

    stream: bytes
    size: int
    checksum: int


def repeated(pattern: bytes, size: int, before: bytes = b"", after: bytes = b"") -> Packed:
    """`before`, then `pattern` over and over for about `size` bytes, then `after`."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    block = pattern * (1024**2 // len(pattern))
    out, total, checksum = [], 0, 0
    for piece in (before, *(block for _ in range(size // len(block))), after):
        out.append(packer.compress(piece))
        total, checksum = total + len(piece), zlib.crc32(piece, checksum)
    return Packed(b"".join([*out, packer.flush()]), total, checksum)


def bomb(name: str, member: Packed, others: dict[str, bytes], *, said: int | None = None) -> bytes:
    """A zip of `others` and of `member`; `said` is the size that it states."""
    start = io.BytesIO(zipped(others))
    stated = min(member.size if said is None else said, 2**32 - 2)
    facts = (20, 0, 8, 0, 33, member.checksum, len(member.stream), stated, len(name), 0)
    with zipfile.ZipFile(start, "a") as archive:
        info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
        info.compress_type, info.compress_size, info.file_size = 8, len(member.stream), stated
        info.header_offset, info.CRC = archive.start_dir, member.checksum
        start.seek(archive.start_dir)
        start.write(struct.pack("<4s5H3L2H", b"PK\3\4", *facts) + name.encode() + member.stream)
        archive.filelist.append(info)
        archive.start_dir = start.tell()
        archive._didModify = True  # noqa: SLF001 - it has no other way to add a member that is packed already
    return start.getvalue()


def big_cell(size: int, said: int | None = None) -> bytes:
    others = {name: content for name, content in parts(xlsx()).items() if name != SHEET}
    before = (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>' + HEADER
        + '<row r="2"><c r="A2" t="inlineStr"><is><t>'
    ).encode()  # fmt: skip
    after = b"</t></is></c></row></sheetData></worksheet>"
    return bomb(SHEET, repeated(b"a" * 64, size, before, after), others, said=said)


def files() -> Iterator[Hostile]:
    for size in (1, 2):
        yield Hostile("cells of 1 and 2 GB", f"celda-{size}gb.xlsx", lambda s=size: big_cell(s * GB))
        yield Hostile("cells of 1 and 2 GB", f"celda-{size}gb-que-miente.xlsx", lambda s=size: big_cell(s * GB, 5000))
    yield Hostile("cells of 1 and 2 GB", "celda-200mb.xlsx", lambda: big_cell(200 * 1024**2))
    for size in (1, 3):
        yield Hostile("zip bomb", f"{size}gb.zip", lambda s=size: bomb("v.csv", repeated(b"0," * 32, s * GB), {}))
        yield Hostile(
            "zip bomb", f"{size}gb-miente.zip", lambda s=size: bomb("v.csv", repeated(b"0," * 32, s * GB), {}, said=99)
        )
    yield Hostile(
        "zip bomb",
        "300mb-de-filas.zip",
        lambda: bomb("v.csv", repeated(b"2018-01-01,5\r\n", 300 * 1024**2, b"fecha,visitas\r\n"), {}),
    )
    yield Hostile("zip bomb", "muchos.zip", lambda: zipped({f"{n}.csv": b"0" * 9_000_000 for n in range(59)}))
    yield Hostile("zip bomb", "solapado.zip", overlapping)
    yield Hostile("zip bomb", "quine.zip", quine)
    yield from entities()
    for reference in FAR:
        cells = f'{HEADER}<row r="{"".join(filter(str.isdigit, reference))}">{inline(reference, 5)}</row>'
        yield Hostile("cells far away", f"{reference or 'vacia'}.xlsx", lambda c=cells: sheet_xml(c))
        lied = '<dimension ref="A1:B2"/>'
        yield Hostile(
            "cells far away",
            f"{reference or 'vacia'}-miente.xlsx",
            lambda c=cells, d=lied: sheet_xml(c).replace(b"<sheetData>", d.encode() + b"<sheetData>"),
        )
    for area in ("A1:XFD1048576", "A1:A1", "XFD1048576:A1", "nada", "", "A1:ZZZZZZ99999999999"):
        yield Hostile("dimension lies", f"{area.replace(':', '-') or 'vacia'}.xlsx", lambda a=area: with_dimension(a))
    for times in (1000, 16_384, 10**6, 10**9, 10**18):
        value = (
            f'<table:table-cell table:number-columns-repeated="{times}" office:value-type="float" office:value="1"/>'
        )
        yield Hostile(
            "cells far away", f"columnas-{times}.ods", lambda v=value: ods_of(f"<table:table-row>{v}</table:table-row>")
        )
        row = f'<table:table-row table:number-rows-repeated="{times}"><table:table-cell office:value-type="float" office:value="1"/></table:table-row>'
        yield Hostile("cells far away", f"filas-{times}.ods", lambda r=row: ods_of(r))
        empty = f'<table:table-row table:number-rows-repeated="{times}"><table:table-cell table:number-columns-repeated="{times}"/></table:table-row>'
        yield Hostile(
            "cells far away",
            f"vacias-{times}.ods",
            lambda r=empty: ods_of(
                r + '<table:table-row><table:table-cell office:value-type="float" office:value="1"/></table:table-row>'
            ),
        )
    yield from very_many()


def with_dimension(area: str) -> bytes:
    cells = HEADER + "".join(
        f'<row r="{n}">{inline(f"A{n}", f"2018-01-{n:02d}")}<c r="B{n}"><v>{n}</v></c></row>' for n in range(2, 20)
    )
    return sheet_xml(cells).replace(b"<sheetData>", f'<dimension ref="{area}"/><sheetData>'.encode())


def overlapping() -> bytes:
    """Every member of the list is the same bytes of the file (as in David Fifield's «zbsm»)."""
    content = bytearray(bomb("v0.csv", repeated(b"0" * 64, 30 * 1024**2), {}))
    end = content.rindex(b"PK\5\6")
    start = struct.unpack("<L", content[end + 16 : end + 20])[0]
    entry = content[start:end]
    entries = b"".join(bytes(entry) for _ in range(50))
    tail = bytearray(content[end:])
    struct.pack_into("<HHLL", tail, 8, 50, 50, len(entries), start)
    return bytes(content[:start]) + entries + bytes(tail)


def quine() -> bytes:
    """A zip in a zip in a zip …, thirty deep."""
    content = text().encode()
    for depth in range(30):
        content = zipped({f"{depth}.zip": content})
    return content


def entities() -> Iterator[Hostile]:
    row = f'{HEADER}<row r="2">{inline("A2", "2018-01-01")}{inline("B2", "&a9;")}</row>'
    for name, head in {"risas": LOL, "archivo": OUTSIDE, "red": WEB, "parametro": PARAMETER}.items():
        yield Hostile("entity bomb", f"{name}.xlsx", lambda h=head: sheet_xml(row, h))
        yield Hostile(
            "entity bomb",
            f"{name}-cadenas.xlsx",
            lambda h=head: with_part(
                "xl/sharedStrings.xml", f'{h}<sst count="1" uniqueCount="1"><si><t>&a9;</t></si></sst>'
            ),
        )
        yield Hostile(
            "entity bomb",
            f"{name}-libro.xlsx",
            lambda h=head: with_part("xl/workbook.xml", f"{h}<workbook>&a9;</workbook>"),
        )
        cell = '<table:table-row><table:table-cell office:value-type="string"><text:p>&a9;</text:p></table:table-cell></table:table-row>'
        yield Hostile("entity bomb", f"{name}.ods", lambda h=head, c=cell: ods_of(c, h))
        table = SPREADSHEET_2003.format('<Row><Cell><Data ss:Type="String">&a9;</Data></Cell></Row>')
        yield Hostile(
            "entity bomb", f"{name}-2003.xls", lambda h=head, t=table: f'<?xml version="1.0"?>{h}{t}'.encode()
        )
        yield Hostile(
            "entity bomb", f"{name}.html.xls", lambda h=head: f"{h}<html><table><tr><td>&a9;</table></html>".encode()
        )


def very_many() -> Iterator[Hostile]:
    yield Hostile("very many", "5-millones-de-filas.csv", lambda: b"fecha,visitas\n" + b"2018-01-01,5\n" * 5_000_000)
    yield Hostile("very many", "3-millones-de-filas-malas.csv", lambda: b"fecha,visitas\n" + b"ayer,x\n" * 3_000_000)
    yield Hostile("very many", "200-mil-filas-malas.csv", lambda: b"fecha,visitas\n" + b"2018-01-01,x\n" * 200_000)
    yield Hostile(
        "very many",
        "columnas-100-mil.csv",
        (
            ",".join(["fecha", "visitas", *map(str, range(100_000))]) + "\n" + "2018-01-01," + "5," * 100_000 + "\n"
        ).encode,
    )
    yield Hostile("very many", "una-linea-de-100-mb.csv", lambda: b"fecha,visitas\n" + b"x" * 100 * 1024**2)
    yield Hostile("very many", "una-linea-de-comas.csv", lambda: b"fecha,visitas\n" + b"," * 30 * 1024**2)
    yield Hostile(
        "very many",
        "celda-entre-comillas-de-50-mb.csv",
        lambda: b'fecha,visitas\n2018-01-01,"' + b"9" * 50 * 1024**2 + b'"\n',
    )
    yield Hostile("very many", "lineas-vacias.csv", lambda: b"\n" * 20_000_000)
    yield Hostile("very many", "comillas.csv", lambda: b'"' * 5_000_001)
    yield Hostile("very many", "miembros-100-mil.zip", lambda: zipped({f"{n}.csv": b"a" for n in range(100_000)}, 1))
    yield Hostile("very many", "tablas-anidadas.xls", lambda: b"<html>" + b"<table><tr><td>" * 1_000_000 + b"5")
    yield Hostile(
        "very many",
        "etiquetas-anidadas.xls",
        lambda: b"<html>" + b"<div>" * 1_000_000 + b"<table><tr><td>fecha<td>visitas</table>",
    )
    yield Hostile(
        "very many",
        "celdas-anchas.html.xls",
        lambda: b"<html><table><tr>" + b'<td colspan="1000000" rowspan="1000000">1</td>' * 1000 + b"</table>",
    )
    yield Hostile(
        "very many",
        "cadenas-que-no-estan.xlsx",
        lambda: with_part(
            "xl/sharedStrings.xml", '<sst count="4000000000" uniqueCount="4000000000"><si><t>a</t></si></sst>'
        ),
    )
    yield Hostile(
        "very many",
        "cadenas-vacias.xlsx",
        lambda: with_part("xl/sharedStrings.xml", "<sst>" + "<si><t/></si>" * 2_000_000 + "</sst>"),
    )
    yield Hostile(
        "very many",
        "combinadas.xlsx",
        lambda: sheet_xml(
            HEADER,
            after='<mergeCells count="1000000">'
            + "".join(f'<mergeCell ref="A{n}:XFD{n + 9}"/>' for n in range(1, 1_000_000))
            + "</mergeCells>",
        ),
    )
    yield Hostile(
        "very many",
        "formulas-compartidas.xlsx",
        lambda: sheet_xml(
            HEADER
            + "".join(
                f'<row r="{n}"><c r="A{n}"><f t="shared" si="{n % 7}" ref="A1:XFD1048576">A{n + 1}</f></c></row>'
                for n in range(2, 200_000)
            )
        ),
    )
    yield Hostile(
        "very many",
        "formulas-ciclicas.xlsx",
        lambda: sheet_xml(
            HEADER
            + "".join(
                f'<row r="{n}"><c r="A{n}"><f>A{n}+B{n}</f></c><c r="B{n}"><f>A{n}</f><v>{n}</v></c></row>'
                for n in range(2, 60_000)
            )
        ),
    )
    yield Hostile("very many", "xml-anidado.xlsx", lambda: sheet_xml("<row>" * 500_000))
    yield Hostile("very many", "xml-2003-anidado.xls", lambda: (SPREADSHEET_2003.format("<Row>" * 300_000)).encode())
    yield Hostile("very many", "ods-anidado.ods", lambda: ods_of("<table:table-row><table:table-cell>" * 200_000))
    yield Hostile("very many", "hojas-5-mil.xlsx", many_sheets)
    yield Hostile(
        "very many", "atributos.xlsx", lambda: sheet_xml("<row " + " ".join(f'a{n}="1"' for n in range(300_000)) + "/>")
    )
    yield Hostile(
        "very many",
        "estilos.xlsx",
        lambda: with_part(
            "xl/styles.xml", "<styleSheet><cellXfs>" + '<xf numFmtId="14"/>' * 1_000_000 + "</cellXfs></styleSheet>"
        ),
    )
    yield Hostile(
        "very many",
        "sin-fin.ods",
        lambda: zipped(
            {
                "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
                "content.xml": ODS_HEAD + "<table:table-row/>" * 2_000_000 + ODS_FOOT,
            }
        ),
    )
    yield Hostile("very many", "xml-que-no-cierra.xls", lambda: b"<?xml version='1.0'?><Workbook>" + b"<" * 5_000_000)
    yield Hostile("very many", "regex-a.xlsx", lambda: sheet_xml('<c r="A1"><f>' * 100_000))
    yield Hostile(
        "very many", "regex-b.ods", lambda: ods_of('<table:table-row table:number-rows-repeated="5">' * 50_000)
    )
    yield Hostile("very many", "regex-c.ods", lambda: ods_of("<table:table-cell " * 50_000))
    yield Hostile("very many", "regex-d.xlsx", lambda: sheet_xml("<row " * 100_000))


def many_sheets() -> bytes:
    names = [f"H{n}" for n in range(5000)]
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    book = "".join(f'<sheet name="{name}" sheetId="{n + 1}" r:id="r{n}"/>' for n, name in enumerate(names))
    links = "".join(
        f'<Relationship Id="r{n}" Type="{kind}/worksheet" Target="worksheets/sheet1.xml"/>' for n in range(5000)
    )
    start = with_part("xl/workbook.xml", f'<workbook xmlns:r="{kind}"><sheets>{book}</sheets></workbook>')
    return with_part("xl/_rels/workbook.xml.rels", f"<Relationships>{links}</Relationships>", start)
