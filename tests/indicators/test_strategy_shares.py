"""Each strategy's part of what several share, as every place writes it."""

from plancom.indicators.shares import StrategyShare, part_text
from plancom.reports.strategies import shares_table
from tests.builders import cartagena

SHARED = StrategyShare(
    "facebook_posts", "Publicaciones en Facebook", {"digitalizate": 196, "participa-ya": 0, "": 545}, 741
)


def test_a_part_is_written_with_the_decimals_of_every_other_share():
    assert part_text(SHARED, "digitalizate") == "196 (26,5\u00a0%)"
    assert part_text(SHARED, "") == "545 (73,5\u00a0%)"


def test_nothing_is_a_part_of_nothing():
    assert part_text(StrategyShare("x", "X", {}, 0), "digitalizate") == "0"


def test_a_report_writes_parts_as_the_screen_does():
    plan = cartagena()
    (row,) = shares_table(plan, [SHARED]).rows
    assert row[1:-1] == (*(part_text(SHARED, one.id) for one in plan.strategies), part_text(SHARED, ""))
