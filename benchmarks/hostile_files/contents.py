"""Files whose cells, names, encodings and members are what nobody expects."""

import codecs
import io
import stat
import zipfile
from collections.abc import Iterator

from benchmarks.hostile_files.model import (
    ROWS,
    Hostile,
    inline,
    ods,
    parts,
    sheet_xml,
    text,
    with_part,
    xls,
    xlsb,
    xlsx,
    zip_of_csv,
    zipped,
)  # fmt: skip

VALUES = (
    "=1+1", "+5", "-5", "@SUM(A1)", "\t=1", "\r=1", "=cmd|' /C calc'!A0", '=HYPERLINK("http://127.0.0.1:9/","x")',
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "[a](javascript:alert(1))", "{{7*7}}", "${7*7}", "'; DROP TABLE imports;--",
    "1e999", "-1e999", "NaN", "inf", "Infinity", "1e308", "9" * 400, "0x10", "١٢٣", "１２３", "½", "²", "1,2,3", "1.2.3", "--1", "1-", "1e-400",
    "\u202e123", "\u200b5", "5\u200d", "\ufeff5", "a\u0301" * 500, "\u0300" * 3000, "😀" * 300, "\ud7ff", "\ufffe", "\uffff", "\x7f", "\x01",
    "0000-00-00", "0000-01-01", "99999-01-01", "2018-13-45", "31/02/2018", "00/00/0000", "2018-02-30T25:61:61Z", "12/12/12/12",
    "-2018-01-01", "2018-01-01T00:00:00+99:99", "1/1/1", "32767", "2958466", "-1", "1e10", "True", "#REF!", "#DIV/0!", "null", "None", "undefined",
    " " * 5000, "x" * 100_000, "%s%s%n", "{}", "{0}", "{name}", "\\", '"', "''", "../../etc/passwd", "\\\\servidor\\x", "C:\\x", "file:///etc/passwd",
    "T" * 40_000, "á" * 20_000,
)  # fmt: skip
XML_SAFE = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})
ENCODINGS = (
    "utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-7", "cp1252", "latin-1", "cp437", "cp850", "cp037", "cp500",
    "mac-roman", "iso8859-15", "cp1250", "cp1251", "koi8-r", "cp1253", "cp1255", "cp1256", "shift-jis", "euc-jp", "gb18030", "big5", "euc-kr",
    "iso2022-jp", "hz", "utf-8", "cp1026", "cp864", "tis-620", "johab",
)  # fmt: skip
NAMES = (
    "../v.csv", "../../../../etc/cron.d/v.csv", "/etc/v.csv", "\\v.csv", "C:\\v.csv", "C:v.csv", "..\\..\\v.csv", "a/../../v.csv", "v\0.csv", "v.csv\0.png",
    "con.csv", "aux", "nul.csv", ".csv", "..", ".", "a" * 300 + ".csv", "a" * 60_000, "\u202evsc.exe", "v\n.csv", "<script>.csv", "=1+1.csv", "☃.csv", "v.csv/",
    "//servidor/v.csv", "\\\\servidor\\v.csv", "a//b///v.csv", "./v.csv", "%2e%2e%2fv.csv", "~/v.csv", "$HOME/v.csv", " ", "v.csv ", "__MACOSX/x.csv",
)  # fmt: skip


def files() -> Iterator[Hostile]:
    for number, value in enumerate(VALUES):
        for place, (day, figure) in enumerate(((value, "5"), ("2018-01-31", value))):
            yield Hostile(
                "odd values",
                f"{number}-{place}.csv",
                lambda d=day, f=figure: text([ROWS[0][:2], ROWS[1][:2], [quoted(d), quoted(f)]]).encode(),
            )
            yield Hostile("odd values", f"{number}-{place}.xlsx", lambda d=day, f=figure: one_row(d, f))
        yield Hostile(
            "odd values",
            f"{number}-posts.csv",
            lambda v=value: text(
                [
                    ["fecha", "red", "id", "enlace", "texto", "tipo"],
                    ["2018-01-31", quoted(v), quoted(v), quoted(v), quoted(v), quoted(v)],
                    ["2018-01-31", "Facebook", quoted(v), quoted(v), quoted(v), quoted(v)],
                ]
            ).encode(),
        )
        yield Hostile(
            "odd values",
            f"{number}-titulos.csv",
            lambda v=value: text(
                [
                    ["fecha", "medio", "titulo"],
                    ["2018-01-31", quoted(v), quoted(v)],
                    ["2018-01-30", "El Universal", quoted(v)],
                ]
            ).encode(),
        )
        yield Hostile(
            "odd headers",
            f"{number}.csv",
            lambda v=value: text([[quoted(v), "fecha", "visitas", quoted(v)], [1, "2018-01-31", 5, 1]]).encode(),
        )
        yield Hostile("odd sheet names", f"{number}.xlsx", lambda v=value: named(v[:5000]))
    yield Hostile("odd sheet names", "300.xlsx", lambda: named("Hoja " * 60))
    for number, encoding in enumerate(ENCODINGS):
        yield Hostile(
            "encodings",
            f"{number}-{encoding}.csv",
            lambda e=encoding: text([["fecha", "visitas", "año"], *ROWS[1:]]).encode(e, "replace"),
        )
        yield Hostile(
            "encodings",
            f"{number}-{encoding}-marca.csv",
            lambda e=encoding: codecs.BOM_UTF16_LE + text().encode(e, "replace"),
        )
        yield Hostile(
            "encodings",
            f"{number}-{encoding}-roto.csv",
            lambda e=encoding: (text() + "2018-06-01,5,\u00f1\xff\n").encode(e, "replace") + b"\xff\xfe\x80\xc3",
        )
    yield Hostile(
        "encodings", "sustitutos.csv", lambda: b"fecha,red,texto,id\n2018-01-01,Facebook,\xed\xa0\x80\xed\xb0\x80,5\n"
    )
    yield Hostile(
        "encodings",
        "sustitutos.xlsx",
        lambda: sheet_xml(
            f'<row r="1">{inline("A1", "fecha")}{inline("B1", "visitas")}</row><row r="2">{inline("A2", "&#xD800;")}</row>'
        ),
    )
    yield Hostile(
        "encodings",
        "sustitutos-utf16.csv",
        lambda: (
            codecs.BOM_UTF16_LE
            + "fecha,red,texto,id\n2018-01-01,Facebook,\ud800,5\n".encode("utf-16-le", "surrogatepass")
        ),
    )
    for number, name in enumerate(NAMES):
        yield Hostile("names in zips", f"{number}.zip", lambda n=name: raw_name(n, text().encode()))
        yield Hostile("names in zips", f"{number}.xlsx", lambda n=name: with_part(n.replace("\0", "_"), b"x"))
    yield from zips()
    yield from disguised()
    yield from workbooks()


def quoted(value: object) -> str:
    return '"' + str(value).replace('"', '""') + '"'


def one_row(day: str, figure: str) -> bytes:
    head = f'<row r="1">{inline("A1", "fecha")}{inline("B1", "visitas")}</row>'
    row = f'<row r="2">{inline("A2", day.translate(XML_SAFE))}{inline("B2", figure.translate(XML_SAFE))}</row>'
    return sheet_xml(head + row)


def named(name: str) -> bytes:
    book = parts(xlsx())["xl/workbook.xml"].replace(
        b'name="Visitas"', f'name="{name.translate(XML_SAFE)}"'.encode("utf-8", "replace")
    )
    return with_part("xl/workbook.xml", book)


def raw_name(name: str, content: bytes) -> bytes:
    """A zip whose member has exactly this name, which the library would not write."""
    stand_in = "n" * len(name.encode())
    return zipped({stand_in: content}).replace(stand_in.encode(), name.encode())


def zips() -> Iterator[Hostile]:
    def link() -> bytes:
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as archive:
            info = zipfile.ZipInfo("v.csv")
            info.external_attr = (stat.S_IFLNK | 0o777) << 16
            archive.writestr(info, "/etc/passwd")
        return out.getvalue()

    def said(offset: int, value: bytes, mark: bytes = b"PK\1\2") -> bytes:
        content = bytearray(zip_of_csv())
        place = content.index(mark) + offset
        content[place : place + len(value)] = value
        return bytes(content)

    yield Hostile("odd zips", "enlace.zip", link)
    for name, content in {"zip": zip_of_csv, "xlsx": xlsx, "ods": ods, "xlsb": xlsb, "xls": xls}.items():
        yield Hostile("odd zips", f"dentro-{name}.zip", lambda c=content, n=name: zipped({f"v.{n}": c()}))
    yield Hostile("odd zips", "repetido.zip", lambda: raw_name("a.csv", b"x") + zip_of_csv())
    for offset, size in ((8, 2), (10, 2), (16, 4), (20, 4), (24, 4), (28, 2), (30, 2), (32, 2), (42, 4)):
        for value in (b"\0", b"\xff", b"\x7f", b"\1"):
            yield Hostile(
                "zips that lie", f"{offset}-{value.hex()}.zip", lambda o=offset, s=size, v=value: said(o, v * s)
            )
            yield Hostile(
                "zips that lie",
                f"{offset}-{value.hex()}.xlsx",
                lambda o=offset, s=size, v=value: with_false_value(xlsx(), o, v * s),
            )
    for offset in (4, 6, 8, 10, 12, 16, 20):
        yield Hostile("zips that lie", f"fin-{offset}.zip", lambda o=offset: said(o, b"\xff\xff", b"PK\5\6"))
        yield Hostile(
            "zips that lie", f"fin-{offset}.xlsx", lambda o=offset: with_false_value(xlsx(), o, b"\xff\xff", b"PK\5\6")
        )
    yield Hostile("odd zips", "vacio.zip", lambda: zipped({}))
    yield Hostile("odd zips", "solo-pk.zip", lambda: b"PK")
    yield Hostile(
        "odd zips",
        "clases-distintas.zip",
        lambda: zipped({"v.csv": text(), "p.csv": "fecha,red,publicaciones\n2018-01-01,Facebook,5\n"}),
    )
    yield Hostile(
        "odd zips",
        "con-basura.zip",
        lambda: zipped({"v.csv": text(), "x.exe": b"MZ" + bytes(5000), "y.pdf": b"%PDF-1.4"}),
    )


def with_false_value(content: bytes, offset: int, value: bytes, mark: bytes = b"PK\1\2") -> bytes:
    found = bytearray(content)
    place = found.index(mark) + offset
    found[place : place + len(value)] = value
    return bytes(found)


def disguised() -> Iterator[Hostile]:
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500)
    starts = {
        "gz": b"\x1f\x8b\x08" + bytes(90), "7z": b"7z\xbc\xaf\x27\x1c" + bytes(90), "rar": b"Rar!\x1a\x07\x00" + bytes(90), "pdf": b"%PDF-1.7\n%\xe2\xe3",
        "png": b"\x89PNG\r\n\x1a\n" + bytes(90), "jpg": b"\xff\xd8\xff\xe0" + bytes(90), "gif": b"GIF89a" + bytes(90), "exe": b"MZ\x90\0" + bytes(900),
        "elf": b"\x7fELF\2\1\1" + bytes(900), "ole": ole, "clave": ole + "EncryptedPackage".encode("utf-16-le") + bytes(900),
        "doc": ole + "WordDocument".encode("utf-16-le") + bytes(900), "parquet": b"PAR1" + bytes(90) + b"PAR1", "sqlite": b"SQLite format 3\0" + bytes(900),
        "json": b'[{"fecha": "2018-01-01", "visitas": 5}]', "xml": b"<?xml version='1.0'?><a><b>5</b></a>", "svg": b"<svg onload='alert(1)'/>", "rtf": b"{\\rtf1 hola}",
        "html": b"<html><script>alert(1)</script></html>", "sh": b"#!/bin/sh\nrm -rf /\n", "pickle": b"\x80\x04cos\nsystem\n(S'true'\ntR.", "nada": b"", "ceros": bytes(5000),
        "espacios": b" \n" * 5000, "bz2": b"BZh91AY&SY" + bytes(90), "xz": b"\xfd7zXZ\0" + bytes(90), "zst": b"\x28\xb5\x2f\xfd" + bytes(90), "tar": bytes(257) + b"ustar\0" + bytes(900),
        "eml": b"From: a@b.co\nSubject: x\n\nfecha,visitas\n", "ics": b"BEGIN:VCALENDAR\nEND:VCALENDAR\n", "dbf": b"\x03\x12\x01\x01" + bytes(200), "wk1": b"\0\0\2\0\6\4" + bytes(90),
        "numbers": zipped({"Index/Document.iwa": b"x"}), "docx": zipped({"word/document.xml": "<x/>", "[Content_Types].xml": "<x/>"}), "pptx": zipped({"ppt/presentation.xml": "<x/>"}),
        "epub": zipped({"mimetype": "application/epub+zip", "META-INF/container.xml": "<x/>"}), "jar": zipped({"META-INF/MANIFEST.MF": "x"}), "apk": zipped({"classes.dex": b"dex\n"}),
    }  # fmt: skip
    for kind, content in starts.items():
        for name in ("csv", "xlsx", "xls", "zip"):
            yield Hostile("other kinds of file", f"{kind}.{name}", lambda c=content: c)
    for name, content in {"xlsx": xlsx, "xls": xls, "ods": ods, "xlsb": xlsb, "zip": zip_of_csv}.items():
        yield Hostile("other kinds of file", f"{name}.csv", content)
    for number, (offset, value) in enumerate(
        ((44, 9999), (48, 0), (48, 0xFFFFFFF0), (60, 0), (68, 0), (72, 99999), (76, 0), (30, 0xFFFF), (30, 63))
    ):
        yield Hostile(
            "xls with loops",
            f"{number}.xls",
            lambda o=offset, v=value: xls()[:o] + v.to_bytes(4, "little") + xls()[o + 4 :],
        )
    for number in range(40):
        yield Hostile("xls with loops", f"fat-{number}.xls", lambda n=number: with_loop(n))


def with_loop(number: int) -> bytes:
    """An .xls whose file allocation table leads a chain back into itself."""
    content = bytearray(xls())
    sector = int.from_bytes(content[76:80], "little")
    place = 512 + sector * 512 + 4 * number
    content[place : place + 4] = (number // 2).to_bytes(4, "little")
    return bytes(content)


def workbooks() -> Iterator[Hostile]:
    yield Hostile("macros and links", "macros.xlsm", lambda: with_part("xl/vbaProject.bin", xls()))
    yield Hostile(
        "macros and links",
        "enlace-externo.xlsx",
        lambda: with_part(
            "xl/externalLinks/externalLink1.xml", '<externalLink><externalBook r:id="r1"/></externalLink>'
        ),
    )
    for target in (
        "http://127.0.0.1:9/x",
        "file:///etc/passwd",
        "\\\\servidor\\x",
        "../../../../etc/passwd",
        "/xl/worksheets/sheet1.xml",
        "worksheets/no-esta.xml",
        "",
        "worksheets/../../xl/worksheets/sheet1.xml",
    ):
        links = f'<Relationships><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="{target}"/></Relationships>'
        yield Hostile(
            "macros and links",
            f"destino-{len(target)}.xlsx",
            lambda x=links: with_part("xl/_rels/workbook.xml.rels", x),
        )
    for formula in (
        "1+1",
        'WEBSERVICE("http://127.0.0.1:9/")',
        "cmd|' /C calc'!A0",
        "A1",
        "B2",
        "[1]Hoja1!A1",
        "RAND()",
        "1/0",
        "REPT(&quot;x&quot;,1000000000)",
    ):
        for value in ("", "<v></v>", "<v>5</v>", "<v>#REF!</v>", "<v>1e999</v>", "<v>NaN</v>"):
            head = f'<row r="1">{inline("A1", "fecha")}{inline("B1", "visitas")}</row>'
            row = f'{head}<row r="2">{inline("A2", "2018-01-31")}<c r="B2"><f>{formula.replace(chr(34), "&quot;")}</f>{value}</c></row>'
            yield Hostile("formulas", f"{formula[:4].strip()}-{len(value)}.xlsx", lambda r=row: sheet_xml(r))
    for kind in ("s", "str", "b", "e", "d", "n", "inlineStr", "zz", ""):
        for value in ("", "0", "-1", "99999999999", "abc", "2018-01-31", "1e999", "NaN", "&#0;"):
            head = f'<row r="1">{inline("A1", "fecha")}{inline("B1", "visitas")}</row>'
            row = f'{head}<row r="2">{inline("A2", "2018-01-31")}<c r="B2" t="{kind}"><v>{value}</v></c></row>'
            yield Hostile("odd cells", f"{kind}-{value[:5].strip('&#;')}.xlsx", lambda r=row: sheet_xml(r))
    for style in ("0", "-1", "1", "99999", "abc"):
        row = f'<row r="1">{inline("A1", "fecha")}{inline("B1", "visitas")}</row><row r="2"><c r="A2" s="{style}"><v>43131</v></c><c r="B2" s="{style}"><v>5</v></c></row>'
        yield Hostile("odd cells", f"estilo-{style}.xlsx", lambda r=row: sheet_xml(r))
    for number in ("-1", "0", "60", "2958465", "2958466", "1e10", "-1e10", "1e300", "0.99999999999"):
        row = f'<row r="1">{inline("A1", "fecha")}{inline("B1", "visitas")}</row><row r="2"><c r="A2" s="1"><v>{number}</v></c><c r="B2"><v>5</v></c></row>'
        styles = '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>'
        yield Hostile(
            "odd cells", f"fecha-{number}.xlsx", lambda r=row, s=styles: with_part("xl/styles.xml", s, sheet_xml(r))
        )
