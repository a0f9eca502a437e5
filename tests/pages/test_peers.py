"""The comparison with other frameworks compares the same: the peers draw what «Redes» draws (benchmarks/peers)."""

import base64
import datetime as dt
import importlib
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from streamlit.testing.v1 import AppTest

from benchmarks import office_files
from benchmarks.peers import __main__ as comparison
from benchmarks.peers import figures, servers

CUT_OFF = dt.date(2020, 6, 30)
POSTS = 600

Trace = dict[str, Any]


@pytest.fixture
def posts(tmp_path, monkeypatch) -> Path:
    """Four years of an office's posts, fewer than the benchmark's."""
    monkeypatch.setattr(office_files, "POSTS", POSTS)
    folder = tmp_path / "csv"
    folder.mkdir()
    office_files.write_csv(folder)
    monkeypatch.setenv("PEERS_FILES", str(folder))
    return folder / "publicaciones.csv"


def values(trace: Trace, axis: str) -> list[Any]:
    """The trace's values along an axis, of which plotly packs long ones."""
    given = trace.get(axis, [])
    if not isinstance(given, dict):
        return list(given)
    packed = np.frombuffer(base64.b64decode(given["bdata"]), dtype=given["dtype"])
    return packed.reshape([int(size) for size in str(given.get("shape", len(packed))).split(",")]).tolist()


def outline(chart: dict[str, Any]) -> list[tuple[str, list[int]]]:
    """What a chart has to be drawn: of each trace its type and how many points."""
    return [
        (trace["type"], [len(row) for row in values(trace, "z")] or [len(values(trace, "y"))])
        for trace in chart["data"]
    ]


def numbers(chart: dict[str, Any]) -> list[list[Any]]:
    """The values of each trace, rounded, of bars that lie in order of length; of the calendar, whose colours stand for numbers here and for steps there, which days have one."""
    found: list[list[Any]] = []
    for trace in chart["data"]:
        if trace["type"] == "heatmap":
            found.append([value is not None and not np.isnan(value) for row in values(trace, "z") for value in row])
        else:
            lies = trace.get("orientation") == "h"
            drawn = [None if value is None else round(value, 6) for value in values(trace, "x" if lies else "y")]
            found.append(sorted(drawn) if lies else drawn)
    return found


def test_the_peers_draw_the_charts_of_the_page_with_its_traces_its_points_and_its_values(
    office: Any, screen: Any, posts: Path
) -> None:
    office.take(posts.read_bytes())
    shown = [one.figure for one in screen.open("redes", corte=CUT_OFF.isoformat()).charts]
    drawn = [json.loads(one.to_json()) for one in figures.six(figures.read(posts), CUT_OFF)]
    assert len(drawn) == len(shown) == 6
    assert [outline(chart) for chart in drawn] == [outline(chart) for chart in shown]
    assert [numbers(chart) for chart in drawn] == [numbers(chart) for chart in shown]


@pytest.mark.parametrize("cache", ["0", "1"])
def test_the_pages_of_streamlit_draw_the_six_charts_and_again_for_another_cut_off(cache, posts, monkeypatch) -> None:
    monkeypatch.setenv("PEERS_CACHE", cache)
    monkeypatch.syspath_prepend(str(servers.HERE))
    app = AppTest.from_file(str(servers.HERE / "streamlit_page.py"), default_timeout=30).run()
    assert not app.exception
    before = [one.proto.spec for one in app.get("plotly_chart")]
    app.date_input(key="corte").set_value(CUT_OFF).run()
    after = [one.proto.spec for one in app.get("plotly_chart")]
    assert len(before) == len(after) == 6
    assert not set(before) & set(after)


def test_the_page_of_dash_answers_a_date_with_the_six_charts(posts, monkeypatch) -> None:
    pytest.importorskip("dash", reason="Dash is in an environment of its own (benchmarks/peers/requirements.txt)")
    monkeypatch.syspath_prepend(str(servers.HERE))
    page = importlib.import_module("dash_page")
    assert len(page.charts(CUT_OFF.isoformat())) == 6


def test_rows_are_chosen_by_their_names_and_one_that_nobody_has_ends_the_program(capsys) -> None:
    chosen = comparison.options_of(["--rounds", "2", "--only", "100 at once"])
    assert chosen.rounds == 2
    assert [row.wanted for row in chosen.rows] == ["≤ 1.2", "", "≤ 0.5", ""]
    with pytest.raises(SystemExit):
        comparison.options_of(["--only", "luz"])
    assert "new cut-off until all charts stand" in capsys.readouterr().err


def test_the_table_has_medians_the_ratio_to_dash_and_no_line_of_what_was_not_measured() -> None:
    results = comparison.Results(comparison.ROWS)
    plancom, dash = (servers.App(name, (), servers.HERE, "/") for name in ("plancom", "Dash"))
    results.add(comparison.CHANGE, plancom, 300, 100, 200)
    results.add(comparison.CHANGE, dash, 400)
    results.add(comparison.OTHERS["Prensa"], plancom, 100)
    for waits in ([1.0, 2.0], [3.0]):
        results.add_crowd(100, 1, replace(plancom), comparison.Crowd(waits))
    head, *lines = comparison.table(results, ["plancom", "Dash"]).splitlines()
    assert head.split() == ["wanted", "plancom", "Dash", "÷", "Dash"]
    assert [line.split()[-3:] for line in lines] == [
        ["200", "400", "0.50"], ["100", "–", "0.25"], ["2.00", "–", "–"], ["3.00", "–", "–"],
    ]  # fmt: skip
