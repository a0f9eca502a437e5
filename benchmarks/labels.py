"""How many labels each chart has at each size, and how many of them overlap something.

Run from the project's folder: python -m benchmarks.labels [chart …]
With a chart's name, each of its overlaps is said.
"""

import sys
from collections import Counter

from tests.charts.boxes import drawing
from tests.charts.cases import MADE, ON_SLIDES, figures, sizes


def main(wanted: list[str]) -> None:
    """Prints a table of the charts of pages, and one of those of slides."""
    every = [0, 0]
    for charts in (MADE, ON_SLIDES):
        labels: Counter[tuple[str, str]] = Counter()
        overlaps: Counter[tuple[str, str]] = Counter()
        for name in charts:
            for case, figure in figures(name):
                for size, (width, height) in sizes(name).items():
                    found = drawing(figure, width, height)
                    said = found.overlaps()
                    labels[name, size] += len(found.labels)
                    overlaps[name, size] += len(said)
                    if name in wanted and said:
                        print(name, case, size, *said, sep=" | ")
        shown = list(dict.fromkeys(size for _, size in labels))
        print(f"{'labels/overlaps':<30}" + "".join(f"{size:>20}" for size in shown))
        for name in charts:
            print(f"{name:<30}" + "".join(f"{f'{labels[name, s]}/{overlaps[name, s]}':>20}" for s in shown))
        every = [every[0] + labels.total(), every[1] + overlaps.total()]
    print(f"all: {every[0]} labels, {every[1]} overlaps")


if __name__ == "__main__":
    main(sys.argv[1:])
