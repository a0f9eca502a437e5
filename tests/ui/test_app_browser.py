"""The real app, as it is installed, in a real browser: it opens, also by a deep link, and does nothing that the page's monitor forbids."""

from urllib.request import urlopen

import pytest
from browser import press, settle


@pytest.mark.parametrize("path", ["", "/visitas?corte=2018-09-30"])
def test_the_app_opens_without_an_error_or_an_outside_request(page, app_url, path):
    page.goto(app_url + path)
    settle(page)
    assert page.locator("html").get_attribute("lang") == "es-CO"
    assert page.get_by_role("heading").count() > 0
    assert page.get_by_test_id("stException").count() == 0
    assert page.get_by_text("Esa página no existe").count() == 0


def test_the_shell_answers_with_its_policy_and_its_health(app):
    with urlopen(app.url) as answer:
        html = answer.read()
        assert "script-src 'self'" in answer.headers["content-security-policy"]
        assert int(answer.headers["content-length"]) == len(html)
    with urlopen(f"{app.url}/salud") as answer:
        assert b'"database":"ok"' in answer.read()


def test_the_command_line_sees_the_same_database(app):
    done = app.command("imports", "--json")
    assert done.returncode == 0, done.stderr


LOSING_THE_FIRST = """<div data-testid="stApp" data-test-script-state="notRunning"><button>Guardar</button></div><script>
  let clicks = 0;
  document.querySelector('button').onclick = () => {
    clicks += 1;
    document.title = clicks;
    try { if (clicks > 1) WebSocket.prototype.send.call(null, ''); } catch (error) { /* there is no socket */ }
  };
</script>"""


def test_a_click_of_which_no_server_was_told_is_given_once_more(page):
    page.set_content(LOSING_THE_FIRST)
    press(page.get_by_role("button"))
    assert page.title() == "2"
