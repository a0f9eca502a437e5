"""Valid files that were cut, flipped, shuffled and glued together, with a seed."""

import random
from collections.abc import Iterator

from benchmarks.hostile_files.model import SHEET, VALID, Hostile, parts, text, xlsx, zipped

SEED = 20180101
FLIPPED, REWRITTEN, SHUFFLED = 150, 250, 250


def files() -> Iterator[Hostile]:
    for kind, make in VALID.items():
        for tenth in range(1, 10):
            yield Hostile("truncated", f"{tenth}0.{kind}", lambda m=make, t=tenth: m()[: len(m()) * t // 10])
        yield Hostile("truncated", f"menos-1.{kind}", lambda m=make: m()[:-1])
        for number in range(FLIPPED):
            yield Hostile("bytes flipped", f"{number}.{kind}", lambda m=make, n=number, k=kind: flipped(m(), f"{k}{n}"))
        for number in range(12):
            yield Hostile("glued", f"{number}.{kind}", lambda m=make, n=number, k=kind: glued(m(), f"{k}{n}"))
    for number in range(REWRITTEN):
        yield Hostile("sheet XML rewritten", f"{number}.xlsx", lambda n=number: rewritten(n))
    for number in range(SHUFFLED):
        yield Hostile("csv shuffled", f"{number}.csv", lambda n=number: shuffled(n))


def flipped(content: bytes, seed: str) -> bytes:
    chance = random.Random(f"{SEED}{seed}")
    found = bytearray(content)
    for _ in range(chance.choice((1, 1, 2, 5, 20, 200))):
        found[chance.randrange(len(found))] = chance.randrange(256)
    return bytes(found)


def glued(content: bytes, seed: str) -> bytes:
    """The file with another in front of it, behind it, or in its middle."""
    chance = random.Random(f"{SEED}glued{seed}")
    other = chance.choice(list(VALID.values()))()
    place = chance.choice((0, len(content), chance.randrange(len(content))))
    return content[:place] + other + content[place:]


def rewritten(number: int) -> bytes:
    """The XML of a workbook changed and zipped again, so that the zip's own sums are right."""
    chance = random.Random(f"{SEED}xml{number}")
    found = dict(parts(xlsx()))
    name = chance.choice([SHEET, SHEET, "xl/sharedStrings.xml", "xl/workbook.xml", "xl/styles.xml"])
    if number % 10 == 0:
        del found[name]
        return zipped(found)
    xml = found[name]
    for _ in range(chance.randrange(1, 6)):
        start = chance.randrange(len(xml))
        end = min(len(xml), start + chance.randrange(1, 60))
        piece = chance.choice(
            (b"", xml[start:end] * 3, b"<", b">", b'"', b"&", b"&#0;", b"]]>", b"-1", b"1e999", b"\xff")
        )
        xml = xml[:start] + piece + xml[end:]
    return zipped({**found, name: xml})


def shuffled(number: int) -> bytes:
    chance = random.Random(f"{SEED}csv{number}")
    found = text()
    for _ in range(chance.randrange(1, 12)):
        start = chance.randrange(len(found))
        end = min(len(found), start + chance.randrange(1, 80))
        piece = chance.choice((
            "", found[start:end] * 2, '"', "\n", "\r", "\t", ";;;;", "\0", "=1+1", "S/D", "1.234", "-5", "31/02/2018", "\ufeff",
            "\u202e", "😀", "total", "fecha,visitas\n", "1e999", "\u200b",
        ))  # fmt: skip
        found = found[:start] + piece + found[end:]
    return found.encode("utf-8", "surrogatepass")
