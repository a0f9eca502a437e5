"""The public page in a browser: off until it is turned on, with today's figures, framed only as a card, and off again."""

import urllib.error
import urllib.request

import pytest
from browser import settle
from browser_office import say_name
from export_files import visits_by_month
from playwright.sync_api import expect

YEARS = {f"{year}-{month:02}": 100 + month for year in (2017, 2018) for month in range(1, 13)}


def status(office_app, path):
    try:
        return urllib.request.urlopen(f"{office_app.url}/{path}").status
    except urllib.error.HTTPError as error:
        return error.code


def test_the_page_is_public_only_while_somebody_says_so(office, office_app, tmp_path):
    (tmp_path / "v.csv").write_text(visits_by_month(YEARS), encoding="utf-8")
    assert office_app.command("import", str(tmp_path / "v.csv")).returncode == 0
    assert [status(office_app, path) for path in ("publico", "tarjeta/visits")] == [404, 404]
    page = office.open("/presentar?corte=2018-09-30&ver=publico").page
    page.get_by_text("Publicar la página").click()
    expect(page.get_by_text("Se encendió el")).to_be_visible()  # a sentence, also where nobody said who they are
    settle(page)
    page.get_by_text("Publicar la página").click()
    expect(page.get_by_text("Se apagó el")).to_be_visible()
    settle(page)
    say_name(page, "Ana Ruiz")
    page.get_by_text("Publicar la página").click()
    expect(page.get_by_text("La encendió Ana Ruiz")).to_be_visible()
    settle(page)
    with page.context.expect_page() as opening:
        page.get_by_role("link", name="Ver la página pública").click()
    public = opening.value
    expect(public.get_by_role("heading", name="Visitas a la página web")).to_be_visible()
    assert "Ana Ruiz" not in public.content()
    card = urllib.request.urlopen(f"{office_app.url}/tarjeta/visits")
    assert card.headers["content-security-policy"].endswith("frame-ancestors *")
    assert status(office_app, "tarjeta/nada") == 404
    page.get_by_text("Publicar la página").click()
    expect(page.get_by_text("La apagó Ana Ruiz")).to_be_visible()
    assert status(office_app, "publico") == 404
    with pytest.raises(urllib.error.HTTPError):
        urllib.request.urlopen(f"{office_app.url}/tarjeta/visits")
