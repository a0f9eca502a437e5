"""How much hypothesis makes up: the same few examples in every run of the suite, many new ones at night (docs/adr/0053)."""

import os
from typing import Any

from hypothesis import settings

TIMES = int(os.environ.get("PLANCOM_EXAMPLES", "1"))
"""`PLANCOM_EXAMPLES=20` makes up twenty times as many, other ones in each run."""


def load_profile() -> None:
    """For tests that say nothing of their own, too. How long an example takes is no matter of these tests."""
    settings.register_profile("suite", derandomize=TIMES == 1, deadline=None)
    settings.load_profile("suite")


def examples(count: int, **options: Any) -> settings:
    """The settings of a test that makes up `count` examples in the suite."""
    return settings(max_examples=count * TIMES, **options)
