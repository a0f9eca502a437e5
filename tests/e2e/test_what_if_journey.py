"""«¿Llegamos?» in a browser: the what-if control is moved, and the sentence and the chart's end follow at once."""

import json
import re

from browser import eventually, settle
from browser_office import spaced
from export_files import visits_by_month
from playwright.sync_api import expect

from plancom.language.numbers import number

CUT_OFF = "2018-09-30"
MONTHS = visits_by_month(
    {f"{year}-{m:02}": 100 + m for year in (2017, 2018) for m in range(1, 13) if (year, m) < (2018, 10)}
)


def test_moving_the_control_changes_the_sentence_and_the_chart_as_the_command_line_computes(
    office, office_app, tmp_path
):
    (tmp_path / "visitas.csv").write_text(MONTHS, encoding="utf-8")
    assert office_app.command("import", str(tmp_path / "visitas.csv")).returncode == 0
    page = office.open(f"/llegamos?corte={CUT_OFF}").page
    sentence, chart = page.locator("p.pc-what-if"), page.locator(".js-plotly-plot").first
    slider = page.locator(".st-key-what-if-visits").get_by_role("slider")
    expect(sentence).to_be_visible()
    expect(chart).to_be_visible()
    before = spaced(sentence.inner_text())
    slider.focus()
    for _ in range(30):
        slider.press("ArrowRight")
    settle(page)
    expect(sentence).not_to_have_text(before)
    amount = float(slider.input_value())
    done = office_app.command("projection", "visits", "--as-of", CUT_OFF, "--what-if", str(amount), "--json")
    assert done.returncode == 0, f"{amount}: {done.stderr}"
    end = number(json.loads(done.stdout)["what_if"]["year_end"])
    eventually(lambda: f"el año cierra en {end}" in spaced(sentence.inner_text()), True)
    expect(chart.locator(".annotation-text").filter(has_text=re.compile(f"{re.escape(end)}$"))).to_be_visible()
