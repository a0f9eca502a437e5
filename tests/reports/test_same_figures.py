"""The figures of all five formats are those of `indicators --json`: always."""

import json
import re
from dataclasses import replace

import pytest
from report_contents import (
    ENGLISH,
    FACTS,
    agrees,
    from_html,
    from_open_data,
    from_xlsx,
    from_xlsx_years,
    rows_of_pptx,
    text_of_pdf,
    text_of_pptx,
)

from plancom import plan as plans
from plancom.charts import STATUS
from plancom.charts.status import PARTIAL, PASSED, TO_COME
from plancom.language.translation import language
from plancom.reports.facts import name
from plancom.reports.formats import FORMATS

CASES = [
    ("cartagena", ["--as-of", "2018-09-30"]),
    ("cartagena", ["--as-of", "2019-09-30", "--year", "1"]),
    ("cartagena", ["--as-of", "2018-09-30", "--reading", "visits=points", "--reading", "daily_posts=by_300", "--reading", "daily_posts=each"]),
    ("cartagena", ["--as-of", "2019-06-30", "--reading", "press=none", "--reading", "visits=visitors"]),
    ("cartagena", ["--as-of", "2018-01-15"]),
    ("museum", ["--as-of", "2022-02-28"]),
    ("empty", ["--as-of", "2018-09-30"]),
    ("others", ["--as-of", "2021-05-31"]),
    ("others", ["--as-of", "2021-07-31", "--year", "1"]),
]  # fmt: skip


LANGUAGES = [(office, options, "es") for office, options in CASES]
LANGUAGES += [("cartagena", CASES[1][1], "en"), ("cartagena", CASES[2][1], "en"), ("empty", CASES[6][1], "en")]


@pytest.mark.parametrize("case", LANGUAGES, ids=[" ".join([o, *a, s]) for o, a, s in LANGUAGES])
def test_every_format_says_what_the_command_line_says(offices, case, tmp_path, monkeypatch):
    place, options, spoken = case
    office, english = offices(place), spoken == "en"
    monkeypatch.setenv("PLANCOM_LANGUAGE", spoken)
    told = office.figures(*options)
    office.run("report", "--format", "all", "-o", tmp_path, *options)
    made = {path.suffix[1:]: path.read_bytes() for path in tmp_path.iterdir()}
    assert sorted(made) == ["html", "pdf", "pptx", "xlsx", "zip"]
    expected = {key: {fact: one[fact] for fact in FACTS} for key, one in told.items()}
    sheet = from_xlsx(made["xlsx"], "Overview", "Code") if english else from_xlsx(made["xlsx"])
    opened = from_open_data(made["zip"], "indicators", "indicator", ENGLISH) if english else from_open_data(made["zip"])
    # A level that nobody gave is shown as no baseline; what a page carries for its charts counts from zero, as the JSON does.
    shown = {k: facts | ({"baseline": None} if told[k]["baseline_assumed"] else {}) for k, facts in expected.items()}
    for found, same in ((sheet, shown), (from_html(made["html"]), expected), (opened, shown)):
        assert found.keys() == same.keys()
        for key, facts in same.items():
            assert found[key] == {
                fact: None if value is None else pytest.approx(value, rel=1e-12) for fact, value in facts.items()
            }, key
    written = rows_of_pptx(made["pptx"], "All figures" if english else "Todas las cifras")
    names = _names(office, options)
    assert len(written) == len(told)
    pdf = _flat(text_of_pdf(made["pdf"]))
    for key, facts in shown.items():
        cells = written[_shortened(names[key], written)]
        assert all(
            agrees(fact, cell, value, english=english) for cell, (fact, value) in zip(cells, facts.items(), strict=True)
        ), (
            key,
            cells,
            facts,
        )
        row = _flat("".join([names[key], *cells, _mark(told[key]).label]))
        assert row in pdf, (key, row)


def _mark(told):
    if told["due"]:
        words = "Hecho" if told["actual_to_date"] else "Vencido" if told["status"] == "off_track" else "A tiempo"
        return replace(STATUS[told["status"]], name=words)
    if "." in told["id"] and told["target"] is None and told["status"] == "no_target":
        return replace(STATUS["no_target"], name="Sin meta propia")
    if told["id"] == "complaints" and told["actual_to_date"] > told["target"]:  # not to be passed
        return PASSED
    if told["status"] != "no_data":
        return STATUS[told["status"]]
    started = told["months_elapsed"] or not told["months_partial"]
    return TO_COME if told["to_come"] else STATUS["no_data"] if started else PARTIAL


@pytest.mark.parametrize("place", ["cartagena", "museum", "others", "empty"])
def test_the_plan_s_years_are_the_same_in_every_format_as_on_the_command_line(offices, place):
    """Web page, PowerPoint, PDF and Excel say of each goal and year what `years --json` says."""
    office = offices(place)
    as_of = {"museum": "2022-02-28", "others": "2021-05-31"}.get(place, "2019-09-30")
    told = json.loads(office.run("years", "--as-of", as_of, "--json").stdout)
    deck = office.deck(as_of)
    charts = {one.goal.id: one for one in deck.years}
    expected = [
        (goal["id"], year["year"], year["actual"], year["target"], year["reached"])
        for goal in told["goals"] for year in goal["years"] if goal["id"] in charts
    ]  # fmt: skip
    shown = [(key, year.plan_year, year.actual, year.target, year.reached) for key, one in charts.items() for year in one.years]  # fmt: skip
    assert sorted(shown, key=str) == sorted(expected, key=str)
    (table,) = [slide.tables[0] for slide in deck.slides if slide.id == "anios-plan"]
    pptx, pdf = text_of_pptx(FORMATS["pptx"].write(deck)), _flat(text_of_pdf(FORMATS["pdf"].write(deck)))
    html = FORMATS["html"].write(deck).decode()
    for row in table.rows:
        for cell in row[1:]:
            assert cell in pptx
            assert _flat(cell) in pdf
            assert cell.replace("&", "&amp;") in html
    sheet = from_xlsx_years(FORMATS["xlsx"].write(deck))
    for key, one in charts.items():
        rows = [row for row in sheet if row[0] == one.goal.name]
        assert [row[5] for row in rows] == [year.label for year in one.years]
        for row, year in zip(rows, one.years, strict=True):
            assert (row[2], row[3]) == (_about(year.actual), _about(year.target)), key


def _about(value):
    return None if value is None else pytest.approx(value, rel=1e-12)


def _names(office, options):
    as_of, year = options[1], None
    if "--year" in options:
        year = int(options[options.index("--year") + 1])
    plan = plans.in_language(office.plan, plans.plan_words(office.path, language()))
    return {r.progress.id: name(r.progress) for r in office.deck(as_of, year=year, plan=plan).results}


def _shortened(whole, written):
    """The row whose name is `whole`, or its beginning."""
    return next(row for row in written if row == whole or (row.endswith("…") and whole.startswith(row[:-1])))


def _flat(text):
    return re.sub(r"\s", "", text)


@pytest.mark.parametrize("strategy", ["digitalizate", "participa-ya"])
def test_a_strategys_report_has_its_indicators_alone(cartagena, strategy):
    deck = cartagena.deck("2018-09-30", strategy=strategy)
    mine = {i.id for i in cartagena.plan.indicators if strategy in i.strategies}
    assert {r.progress.indicator.id for r in deck.results} == mine
    assert {task.strategy for task in deck.tasks} == {strategy}
    assert f"estrategia-{strategy}" in [slide.id for slide in deck.slides]
    assert sum(slide.kind == "strategy" for slide in deck.slides) == 1


def test_every_headline_and_status_is_in_every_readable_format(cartagena):
    deck = cartagena.deck("2018-09-30")
    pdf = _flat(text_of_pdf(FORMATS["pdf"].write(deck)))
    html = FORMATS["html"].write(deck).decode()
    for slide in deck.slides:
        if slide.kind == "indicator":
            assert _flat(slide.headline) in pdf
            assert slide.headline in html
            assert f'class="status {slide.status}"' in html
