"""No file that plancom writes has a cell that acts: each writer is given texts that begin like formulas."""

import csv
import io
import re
from pathlib import Path
from types import SimpleNamespace

import openpyxl
import pandas as pd
import pytest

from plancom.charts import csv_bytes
from plancom.cli import figures
from plancom.datasets import DATASETS
from plancom.language.formula_injection import acts
from plancom.plan import Plan
from plancom.sources.copies import templates
from plancom.sources.databases import answer_table
from plancom.sources.tables.headers import Table
from tests.builders import cartagena

ROOT = Path(__file__).parents[1] / "plancom"
NASTY = ["=cmd|'/C calc'!A0", "+1+1", "-2+3", "@SUM(A1)", " =1", "\t=1", "＝1"]


def test_the_table_under_a_chart_as_a_file():
    content = csv_bytes(pd.DataFrame({"=título": NASTY, "Cifra": ["-5"] * len(NASTY)})).decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(content, newline=""), delimiter=";"))
    assert [row[0] for row in rows] == [f"'{text}" for text in ["=título", *NASTY]]
    assert {row[1] for row in rows[1:]} == {"-5"}


def test_the_answer_of_a_database_as_a_file():
    texts = [*NASTY, "\u00a0=1", "\n@x", "＠x"]
    answer = Table("", ("fecha", "=título"), [["2018-01-01", text] for text in [*texts, "-5", -5, None]], range(2, 15))
    rows = list(csv.reader(io.StringIO(answer_table.csv(answer).decode("utf-8-sig"), newline="")))
    assert rows[0] == ["fecha", "'=título"]
    assert [row[1] for row in rows[1:]] == [*(f"'{text}" for text in texts), "-5", "-5", ""]


def test_the_command_line_s_series_as_a_file(monkeypatch, capsys):
    names = ("month", "actual", "expected", "actual_to_date", "expected_to_date", "year_ago", "state")
    point = SimpleNamespace(**(dict.fromkeys(names) | {"month": "=1+1", "actual": -5.5, "state": "@x"}))
    monkeypatch.setattr(figures, "asked_figures", lambda *_: SimpleNamespace(view=None, trajectory=lambda _: [point]))
    figures.series(SimpleNamespace(obj=None), "visits", as_csv=True)
    assert capsys.readouterr().out.splitlines()[1] == "'=1+1,-5.5,,,,,'@x"


@pytest.mark.parametrize("dataset", DATASETS)
def test_a_template_of_a_plan_with_nasty_names(dataset):
    plan = cartagena()
    written = plan.model_dump()
    institution = written["institution"]
    institution["name"] = "=Concejo()"
    institution["networks"][0]["name"] = "=Red()"
    institution["outlets"][0]["name"] = "@Medio()"
    institution["channels"] = ("+1+1", *institution["channels"])
    book = openpyxl.load_workbook(io.BytesIO(templates.workbook(dataset, Plan.model_validate(written))))
    found = [cell for sheet in book for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str)]
    nasty = [cell for cell in found if acts(cell.value)]
    assert nasty
    assert {(cell.data_type, cell.quotePrefix) for cell in nasty} == {("s", True)}


def test_every_module_that_writes_a_text_table_makes_its_cells_harmless():
    """A new writer of .csv that forgets them is found here; workbooks are written by text_cells.put and xlsx.sheets.Book.put."""
    writers = {
        path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8")
        for path in ROOT.rglob("*.py")
        if re.search(r"csv\.writer|DictWriter|\.to_csv\(|to_excel\(", path.read_text(encoding="utf-8"))
    }
    assert {"charts/data_tables.py", "cli/figures.py", "reports/open_data.py"} <= writers.keys()
    assert [name for name, source in writers.items() if "harmless(" not in source] == []
    openers = {
        path.relative_to(ROOT).as_posix()
        for path in ROOT.rglob("*.py")
        if re.search(
            r"xlsxwriter\.Workbook\(|\bBook\(\)|openpyxl\.Workbook\(|= Workbook\(\)", path.read_text(encoding="utf-8")
        )
    }
    assert openers == {"reports/xlsx/workbook.py", "sources/copies/marked_copy.py", "sources/copies/templates.py"}
