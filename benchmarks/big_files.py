"""Files of very many posts, always the same (fixed seed): the office's own template, as csv and as xlsx."""

import csv
import datetime as dt
import random
from collections.abc import Iterator
from pathlib import Path

import xlsxwriter

from benchmarks.office_files import DAYS, NETWORKS, SEED, TEXTS

HEADER = ["fecha", "red", "enlace", "id", "texto", "tipo", "alcance", "compartidos"]
KINDS = ("Foto", "Video", "Enlace", "Historia")


def posts(rows: int) -> Iterator[tuple[dt.date, str, str, str, str, str, int, int]]:
    """`rows` different posts; every text is another one, as in life."""
    chance = random.Random(SEED)
    names = list(NETWORKS)
    for number in range(rows):
        network = names[chance.randrange(3)]
        post = str(10**15 + number * 7919)
        yield (
            DAYS[number * len(DAYS) // rows],
            network,
            f"https://www.{NETWORKS[network]}/{post}",
            post,
            f"{TEXTS[chance.randrange(len(TEXTS))]} ({number})",
            KINDS[number % 4],
            chance.randrange(20_000),
            chance.randrange(40),
        )


def write_csv(path: Path, rows: int) -> Path:
    """A csv of `rows` posts without their links, which are their ids again; one that is there already is kept."""
    if not path.exists():
        with path.open("w", newline="", encoding="utf-8") as file:
            writer = csv.writer(file)
            writer.writerow([*HEADER[:2], *HEADER[3:]])
            writer.writerows((*row[:2], *row[3:]) for row in posts(rows))
    return path


def write_xlsx(path: Path, rows: int) -> Path:
    """A workbook of `rows` posts, its dates real dates; one that is there already is kept."""
    if not path.exists():
        with xlsxwriter.Workbook(path, {"constant_memory": False, "strings_to_urls": False}) as book:
            sheet = book.add_worksheet("Publicaciones")
            date = book.add_format({"num_format": "yyyy-mm-dd"})
            sheet.write_row(0, 0, HEADER)
            for place, (day, *rest) in enumerate(posts(rows), start=1):
                sheet.write_datetime(place, 0, dt.datetime.combine(day, dt.time()), date)
                sheet.write_row(place, 1, rest)
    return path
