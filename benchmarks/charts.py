"""How long each chart takes to build, in ms: minimum and median of 40, for 12 and for 60 months.

Run from the project's folder: python -m benchmarks.charts
"""

import statistics
import time
from collections.abc import Callable
from typing import Any

from plancom.charts import Look
from tests.charts.conftest import CHARTS

RUNS = 40


def milliseconds(build: Callable[[Look, int], Any], months: int) -> tuple[float, float]:
    """Minimum and median of building one chart."""
    spent = []
    for _ in range(RUNS):
        start = time.perf_counter()
        build(Look(), months)
        spent.append((time.perf_counter() - start) * 1000)
    return min(spent), statistics.median(spent)


def main() -> None:
    print(f"{'chart':<20} {'12 months':>14} {'60 months':>14}   (ms, minimum / median of {RUNS})")
    for name, build in CHARTS.items():
        build(Look(), 60)
        cells = [f"{low:.1f} / {middle:.1f}" for low, middle in (milliseconds(build, 12), milliseconds(build, 60))]
        print(f"{name:<20} {cells[0]:>14} {cells[1]:>14}")


if __name__ == "__main__":
    main()
