"""The switch of the public page: on at once with the office's own data, and only after a question while invented figures are among them."""

import pytest
from export_files import visits_by_month

from plancom.store.access.publication import publication

WARNING = "Entre las cifras hay datos de ejemplo, inventados."


def is_on(office):
    with office.engine.connect() as connection:
        return publication(connection).is_on


def press_switch(screen):
    screen.open("presentar?ver=publico", corte="2018-09-30")
    next(one for one in screen.app.toggle if (one.key or "").startswith("publicar-")).set_value(True)
    return screen.run()


@pytest.mark.parametrize("page_is_published", [False, True])
def test_sample_data_are_published_only_by_whoever_says_so_again(screen, sample_data, office, page_is_published):
    assert WARNING in press_switch(screen).words
    assert not is_on(office)
    if page_is_published:
        screen.click("publicar-ejemplo")
        assert WARNING not in screen.words
    assert is_on(office) is page_is_published


def test_the_office_s_own_figures_are_published_at_once(screen, office):
    office.take(visits_by_month({"2018-01": 123}))
    assert WARNING not in press_switch(screen).words
    assert is_on(office)
