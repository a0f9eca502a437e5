"""The kinds of indicators: each says how its figure is made; another one is a module and a name."""

import datetime as dt
from dataclasses import fields
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancom.indicators.sentences import headline
from plancom.indicators.view import View
from plancom.language.translation import later
from plancom.office import Figures
from plancom.office import load as load_office
from plancom.plan import PlanError, load
from plancom.plan.kinds import DAILY_RATE, KINDS, RATIO, TASKS, TOTAL, Kind
from plancom.reports import build
from plancom.reports.formats import FORMATS
from plancom.store.db import schema
from tests.builders import CARTAGENA, d, imported, posts
from tests.engines import writable_engine

AMOUNTS = st.floats(0, 1e9)


def test_each_kind_of_the_plan_is_known_by_its_name_and_written_so_again():
    plan = load(CARTAGENA)
    assert {one.id: one.kind for one in plan.indicators} == {
        "visits": TOTAL,
        "daily_posts": DAILY_RATE,
        "press": TOTAL,
        "facebook_posts": TOTAL,
        "adoption": RATIO,
        "tasks": TASKS,
    }
    assert plan.indicator("adoption").model_dump()["kind"] == "ratio"
    assert plan.indicator("adoption").read().kind is RATIO


def test_a_kind_that_does_not_exist_is_answered_with_those_that_do(tmp_path):
    path = tmp_path / "plan.toml"
    path.write_text(CARTAGENA.read_text(encoding="utf-8").replace('kind = "ratio"', 'kind = "rato"'), encoding="utf-8")
    with pytest.raises(PlanError) as error:
        load(path)
    for name in KINDS:
        assert f"'{name}'" in str(error.value)


@given(AMOUNTS, AMOUNTS, st.integers(1, 366))
def test_a_figure_is_a_sum_a_quotient_of_sums_or_a_days_share(amount, whole, days):
    assert TOTAL.value(amount, whole, days) == amount
    assert DAILY_RATE.value(amount, whole, days) == amount / days
    assert RATIO.value(amount, whole, days) == (amount / whole if whole else None)
    assert RATIO.value(Fraction(1), Fraction(3), days) == Fraction(1, 3)


def test_a_level_by_day_speaks_of_its_last_month_and_the_others_of_all():
    assert DAILY_RATE.counted([1, 2, 3]) == [3]
    assert [list(kind.counted([1, 2, 3])) for kind in (TOTAL, RATIO, TASKS)] == [[1, 2, 3]] * 3


class WeeklyRate(Kind):
    """Of the last complete month, by week."""

    def value(self, amount, whole, days):
        return amount * 7 / days


def test_a_fifth_kind_is_one_module_and_its_name_from_the_plan_file_to_every_format(tmp_path, monkeypatch):
    said = later("En el último mes hubo {actual} {noun} por semana")
    own = {one.name: getattr(DAILY_RATE, one.name) for one in fields(DAILY_RATE)}
    monkeypatch.setitem(KINDS, "weekly_rate", WeeklyRate(**own | {"id": "weekly_rate", "happened": (said, said)}))
    path = tmp_path / "plan.toml"
    text = CARTAGENA.read_text(encoding="utf-8").replace('kind = "daily_rate"', 'kind = "weekly_rate"')
    path.write_text(text, encoding="utf-8")
    plan, engine = load(path), writable_engine("sqlite://")
    schema.upgrade(engine)
    networks = ("facebook", "instagram", "twitter")
    rows = [
        (f"{year}-{month:02}-01", n, 4 + year - 2017)
        for year in (2017, 2018)
        for month in range(1, 13)
        for n in networks
    ]
    imported(engine, posts(rows), plan=plan)
    figures = Figures(load_office(engine, plan), View(plan, d("2018-09-30")))
    whole, *parts = figures.of("daily_posts")
    assert whole.actual_to_date == pytest.approx(15 * 7 / 30)
    assert whole.baseline == pytest.approx(12 * 12 * 7 / 365)
    assert [part.actual_to_date for part in parts] == pytest.approx([5 * 7 / 30] * 3)
    assert headline(whole).startswith("En el último mes hubo 3,50 publicaciones por semana")
    deck = build.deck(figures, dt.datetime(2018, 10, 1, 9, 0))
    for one in FORMATS.values():
        assert len(one.write(deck)) > 1_000, one.id
    engine.dispose()
