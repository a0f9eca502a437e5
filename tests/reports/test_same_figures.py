"""The figures of all five formats are those of `indicators --json`: always."""

import re

import pytest
from reading import FACTS, agrees, from_html, from_open_data, from_xlsx, rows_of_pptx, text_of_pdf

from plancom.charts import STATUS
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
]  # fmt: skip


@pytest.mark.parametrize(("office", "options"), CASES, ids=[" ".join([o, *a]) for o, a in CASES])
def test_every_format_says_what_the_command_line_says(offices, office, options, tmp_path):
    office = offices(office)
    told = office.figures(*options)
    office.run("report", "--format", "all", "-o", tmp_path, *options)
    made = {path.suffix[1:]: path.read_bytes() for path in tmp_path.iterdir()}
    assert sorted(made) == ["html", "pdf", "pptx", "xlsx", "zip"]
    expected = {key: {fact: one[fact] for fact in FACTS} for key, one in told.items()}
    for found in (from_xlsx(made["xlsx"]), from_html(made["html"]), from_open_data(made["zip"])):
        assert found.keys() == expected.keys()
        for key, facts in expected.items():
            assert found[key] == {
                fact: None if value is None else pytest.approx(value, rel=1e-12) for fact, value in facts.items()
            }, key
    written = rows_of_pptx(made["pptx"])
    names = _names(office, options)
    assert len(written) == len(told)
    pdf = _flat(text_of_pdf(made["pdf"]))
    for key, facts in expected.items():
        cells = written[_shortened(names[key], written)]
        assert all(agrees(fact, cell, value) for cell, (fact, value) in zip(cells, facts.items(), strict=True)), (
            key,
            cells,
            facts,
        )
        row = _flat("".join([names[key], *cells, STATUS[told[key]["status"]].label]))
        assert row in pdf, (key, row)


def _names(office, options):
    as_of, year = options[1], None
    if "--year" in options:
        year = int(options[options.index("--year") + 1])
    return {r.progress.id: name(r.progress) for r in office.deck(as_of, year=year).results}


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
