"""A workbook that counts its days from 1904, as Excel for Mac used to, is read on its own days, be they dates or numbers that lost their format."""

import datetime as dt
import io
import zipfile

import openpyxl
import pytest
import xlsxwriter
import xlwt
from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900

from plancom.sources.files.date_system import EPOCH_1900, EPOCH_1904, epoch
from tests.sources.source_files import read

DAYS = [dt.date(2018, 1, day) for day in range(1, 11)]
EPOCHS = [(CALENDAR_WINDOWS_1900, EPOCH_1900), (CALENDAR_MAC_1904, EPOCH_1904)]


def xlsx(calendar, rows):
    book = openpyxl.Workbook()
    book.epoch = calendar
    for row in [["fecha", "visitas"], *rows]:
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def xls(*, is_1904, rows):
    book = xlwt.Workbook()
    book.dates_1904 = is_1904
    sheet = book.add_sheet("Visitas")
    for i, row in enumerate([["fecha", "visitas"], *rows]):
        for j, value in enumerate(row):
            sheet.write(i, j, value)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def days_of(content, name="visitas.xlsx"):
    found = read(content, name)
    assert found.table["visits"].tolist() == [5] * len(DAYS)
    return [day.date() for day in found.table["day"]]


@pytest.mark.parametrize(("calendar", "first"), EPOCHS)
def test_days_that_are_numbers_are_counted_from_the_workbooks_own_day(calendar, first):
    content = xlsx(calendar, [[(day - first).days, 5] for day in DAYS])
    assert epoch(content) == first
    assert days_of(content) == DAYS


@pytest.mark.parametrize(("calendar", "first"), EPOCHS)
def test_days_that_are_dates_stay_what_they_are(calendar, first):
    assert days_of(xlsx(calendar, [[day, 5] for day in DAYS])) == DAYS


@pytest.mark.parametrize(("is_1904", "first"), [(False, EPOCH_1900), (True, EPOCH_1904)])
def test_so_it_is_in_an_old_workbook(is_1904, first):
    content = xls(is_1904=is_1904, rows=[[(day - first).days, 5] for day in DAYS])
    assert epoch(content) == first
    assert days_of(content, "visitas.xls") == DAYS


@pytest.mark.parametrize("is_1904", [False, True])
def test_so_it_is_in_a_long_sheet_that_is_read_by_columns(is_1904):
    first = EPOCH_1904 if is_1904 else EPOCH_1900
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"date_1904": is_1904}) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["fecha", "red", "enlace", "texto"])
        for row in range(25_000):
            days, link = (DAYS[0] - first).days + row % 300, f"https://facebook.com/concejo/posts/{row}"
            sheet.write_row(row + 1, 0, [days, "Facebook", link, "Hola"])
    found = read(out.getvalue(), "publicaciones.xlsx").table["day"]
    assert (found.min().date(), found.max().date()) == (DAYS[0], DAYS[0] + dt.timedelta(days=299))


@pytest.mark.parametrize(
    "content", [b"PK\x03\x04 damaged", b"\xd0\xcf\x11\xe0" + bytes(600), b"\x09\x08\x10\x00\x00\x06\x05\x00", b""]
)
def test_what_is_no_workbook_counts_from_1900(content):
    assert epoch(content) == EPOCH_1900


def test_a_workbook_that_never_says_where_its_globals_end_counts_from_1900():
    content = xls(is_1904=False, rows=[[43101, 5]])
    begin = content.index(b"\x09\x08\x10\x00\x00\x06\x05\x00")
    assert epoch(content[: begin + 40]) == EPOCH_1900


@pytest.mark.parametrize(("flags", "first"), [(0, EPOCH_1900), (1, EPOCH_1904)])
def test_so_it_is_in_a_binary_workbook(flags, first):
    properties = bytes([0x99, 0x01, 12, flags, 0, 1, 0]) + bytes(8)  # BrtWbProp, after two other records
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("xl/workbook.bin", bytes([0x83, 0x01, 0, 0x80, 0x01, 2, 0x99, 0x01]) + properties)
    assert epoch(out.getvalue()) == first


@pytest.mark.parametrize("records", [b"", b"\x99", b"\x99\x01", b"\x99\x01\x00", b"\xff\xff\xff\xff\xff\xff"])
def test_a_binary_workbook_that_breaks_off_is_of_1900(records):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("xl/workbook.bin", records)
    assert epoch(out.getvalue()) == EPOCH_1900
