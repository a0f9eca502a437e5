"""A database as source in a browser: asked on «Subir datos», confirmed, on the charts, and in the history."""

import json
import sqlite3

from browser import settle
from playwright.sync_api import expect


def test_a_database_is_asked_confirmed_and_counted(start_app, page, tmp_path):
    path = tmp_path / "sitio.db"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE dias (fecha TEXT, visitas INTEGER)")
        connection.executemany(
            "INSERT INTO dias VALUES (?, ?)", [("2018-01-01", 10), ("2018-01-31", 21), ("2018-02-01", -1)]
        )
    connection.close()
    secrets = tmp_path / "secrets.toml"
    secrets.write_text(f'[sources.sitio]\nurl = "sqlite:///{path}"\nquery = "SELECT * FROM dias"\n', encoding="utf-8")
    app = start_app(PLANCOM_SECRETS=str(secrets))

    page.goto(f"{app.url}/mes?corte=2018-03-31")
    settle(page)
    card = page.locator(".st-key-database-sitio")
    card.get_by_role("button", name="Consultar ahora").click()
    expect(card).to_contain_text("Base de datos «sitio», 32 días, 1 ene – 31 ene 2018")
    expect(card.get_by_test_id("stMetricValue")).to_have_text(["31", "0", "0", "1"])
    assert json.loads(app.command("imports", "--json").stdout) == {"imports": []}

    card.get_by_role("button", name="Confirmar e importar").click()
    expect(card).to_contain_text("Importado: 31 nuevas, 0 cambian, 1 rechazada.")
    expect(card).to_contain_text("cubre hasta el 31/01/2018")
    rows = json.loads(app.command("counts", "visits", "--json").stdout)["rows"]
    assert [(row["month"], row["value"], row["covered"]) for row in rows if row["measure"] == "visits"] == [
        ("2018-01", 31, True)
    ]

    card.get_by_role("link", name="Deshacerlo en el historial").click()
    expect(page.get_by_role("heading", name="Historial", level=1)).to_be_visible()
    expect(page.locator(".st-key-import-1")).to_contain_text("Base de datos «sitio»")
