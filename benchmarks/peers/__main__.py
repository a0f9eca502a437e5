"""plancom's page «Redes» beside the same six charts as a page of Dash, and as a naive and a cached page of Streamlit; one table.

Run from the project's folder: python -m benchmarks.peers [--rounds N] [--seconds N] [--cut-offs N] [--only ROW] [--python PYTHON]

Each round starts each of the four servers in turn and takes all its measures; the table has the medians of the rounds (of the crowds, the
quantiles of all waits of all rounds). All four draw the same posts of four years: as many charts, traces and points, held by
tests/pages/test_peers.py. No duration is asserted: machines differ.
"""

import argparse
import statistics
import sys
import tempfile
from collections import defaultdict
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks.machine import machine
from benchmarks.memory import family, proportional
from benchmarks.overview import percentile
from benchmarks.peers.browser import change, first_load, load, visitor
from benchmarks.peers.crowd import CUT_OFFS, Crowd, DashPerson, Person, StreamlitPerson, crowd
from benchmarks.peers.servers import App, RunningServer, apps, dash_python
from tests.browser import CHROMIUM_ARGS, chromium

ROUNDS = 5
SECONDS = 60
MB = 1024**2
LOADS, CHANGES, WARM_UP = 3, 4, 1
OTHER_PAGES = {"Resumen": ("", 0), "Visitas": ("visitas", 4), "Prensa": ("prensa", 2), "Adopción": ("adopcion", 4)}
"""plancom's other pages, and the charts that they stand with; Resumen's are bars in its cards, which are watched too."""
CROWDS = (20, 100)


@dataclass(frozen=True)
class Row:
    """One line of the table; `wanted` of plancom, beside Dash where it says ×."""

    name: str
    unit: str
    wanted: str = ""
    digits: int = 0


START = Row("process to its first answer", "s", digits=2)
FIRST = Row("first load, until all charts stand", "ms")
BYTES = Row("first load, over the network", "MB", "≤ 2.5", digits=2)
REQUESTS = Row("first load, requests", "", "≤ 40")
WARM = Row("warm load, until all charts stand", "ms", "≤ 0.8 × Dash")
CHANGE = Row("new cut-off until all charts stand", "ms", "≤ 0.6 × Dash")
IN_SIGHT = Row("new cut-off until the charts in sight stand", "ms")
AGAIN = Row("the same cut-offs once more", "ms")
OTHERS = {name: Row(f"new cut-off, {name}", "ms", "≤ 0.6 × Dash") for name in OTHER_PAGES}
MEMORY = Row("memory for one user (PSS, all processes)", "MB", "≤ 250")
WAITS = {
    (people, processes, share): Row(
        f"{people} at once, {processes} process{'es' * (processes > 1)}, p{share}",
        "s",
        {(100, 1, 50): "≤ 1.2", (100, 2, 50): "≤ 0.5"}.get((people, processes, share), ""),
        digits=2,
    )
    for people, processes in ((20, 1), (100, 1), (100, 2))
    for share in (50, 95)
}
ROWS = (START, FIRST, BYTES, REQUESTS, WARM, CHANGE, IN_SIGHT, AGAIN, *OTHERS.values(), MEMORY, *WAITS.values())


class Results:
    """What was measured, by row and app. Only `chosen` rows are measured, and those that come with them."""

    def __init__(self, chosen: Sequence[Row]) -> None:
        self.chosen = chosen
        self.values: defaultdict[tuple[Row, str], list[float]] = defaultdict(list)
        self.crowds: defaultdict[tuple[int, int, str], Crowd] = defaultdict(Crowd)
        self.busiest = 0.0

    def wants(self, *rows: Row) -> bool:
        return any(row in self.chosen for row in rows)

    def add(self, row: Row, app: App, *values: float) -> None:
        self.values[row, app.name].extend(values)

    def add_crowd(self, people: int, processes: int, app: App, found: Crowd) -> None:
        self.crowds[people, processes, app.name].waits.extend(found.waits)
        self.busiest = max(self.busiest, found.busy)

    def of(self, row: Row, app: str) -> float | None:
        """The median; None where nothing was measured."""
        if found := self.values[row, app]:
            return statistics.median(found)
        key = next((key for key, one in WAITS.items() if one is row), None)
        if key is None or not (waits := self.crowds[*key[:2], app].waits):
            return None
        return percentile(waits, key[2])


# ---------------------------------------------------------------------------------------------------------- one round


def one_user(browser: Browser, app: App, server: RunningServer, results: Results) -> None:
    """What one person waits for, and the memory that they take."""
    with visitor(browser) as page:
        url = f"{server.url}/{app.page}{app.query}"
        spent, traffic = first_load(page, url)
        results.add(FIRST, app, spent)
        results.add(BYTES, app, traffic.bytes / 1e6)
        results.add(REQUESTS, app, traffic.requests)
        if results.wants(WARM):
            results.add(WARM, app, *(load(page, url) for _ in range(LOADS)))
        if results.wants(CHANGE, IN_SIGHT, AGAIN):
            days = new_days(9)
            whole, in_sight = zip(*changes(page, app, days)[WARM_UP:], strict=True)
            results.add(CHANGE, app, *whole)
            results.add(IN_SIGHT, app, *in_sight)
            results.add(AGAIN, app, *(whole for whole, _ in changes(page, app, days[WARM_UP:])))
        results.add(MEMORY, app, sum(map(proportional, family(server.process))) / MB)
        for place, (name, (path, charts)) in enumerate(OTHER_PAGES.items() if app.page else (), start=10):
            if results.wants(OTHERS[name]):
                load(page, f"{server.url}/{path}{app.query}", charts)
                found = changes(page, app, new_days(place))[WARM_UP:]
                results.add(OTHERS[name], app, *(whole for whole, _ in found))


def new_days(day: int) -> list[str]:
    """That day of several months: cut-offs for which nobody has asked this server yet."""
    return [f"{day:02}/{month:02}/2020" for month in range(4, 4 + WARM_UP + CHANGES)]


def changes(page: Page, app: App, days: Sequence[str]) -> list[tuple[float, float]]:
    """Each of them as cut-off on the page that is open: until all charts stand, and until those in sight do."""
    return [change(page, day, is_dash=app.name == "Dash") for day in days]


def many_users(app: App, urls: Sequence[str], people: int, options: argparse.Namespace) -> Crowd:
    """A crowd split between the servers, for one round's share of the seconds."""
    make: Callable[[str], Person] = DashPerson if app.name == "Dash" else lambda url: StreamlitPerson(url, app.page)
    return crowd(
        [make(urls[place % len(urls)]) for place in range(people)], options.seconds / options.rounds, options.cut_offs
    )


def one_round(browser: Browser, app: App, log: Path, options: argparse.Namespace, results: Results) -> None:
    """Everything that is wanted of one app: with one process of it, then with two."""
    with app.served(log) as server:
        results.add(START, app, server.seconds)
        if results.wants(FIRST, BYTES, REQUESTS, WARM, CHANGE, IN_SIGHT, AGAIN, MEMORY, *OTHERS.values()):
            one_user(browser, app, server, results)
        for people in CROWDS:
            if results.wants(WAITS[people, 1, 50], WAITS[people, 1, 95]):
                results.add_crowd(people, 1, app, many_users(app, [server.url], people, options))
    if not results.wants(WAITS[100, 2, 50], WAITS[100, 2, 95]):
        return
    if app.name == "Dash":
        with app.served(log, workers=2) as server:
            results.add_crowd(100, 2, app, many_users(app, [server.url], 100, options))
    elif app.name == "plancom":
        with app.served(log) as server, app.served(log.with_suffix(".2.log")) as other:
            results.add_crowd(100, 2, app, many_users(app, [server.url, other.url], 100, options))


# ----------------------------------------------------------------------------------------------------------- the table


def table(results: Results, names: Sequence[str]) -> str:
    """A line for each row that was measured; the last column is plancom's figure in times that of Dash."""
    lines = [f"{'':<42} {'':<5} {'wanted':>13} " + " ".join(f"{name:>9}" for name in names) + f" {'÷ Dash':>7}"]
    for row in ROWS:
        found = {name: results.of(row, name) for name in names}
        ours = found["plancom"]
        dash = results.of(CHANGE, "Dash") if row in OTHERS.values() else found["Dash"]
        if all(value is None for value in found.values()):
            continue
        cells = " ".join(f"{'–' if value is None else f'{value:.{row.digits}f}':>9}" for value in found.values())
        ratio = f"{ours / dash:.2f}" if ours and dash else "–"
        lines.append(f"{row.name:<42} {row.unit:<5} {row.wanted:>13} {cells} {ratio:>7}")
    return "\n".join(lines)


def options_of(arguments: Sequence[str]) -> argparse.Namespace:
    """The command line; `rows` are those whose name has what --only says. Ends the program where there is none, or no round."""
    asked = argparse.ArgumentParser(prog="python -m benchmarks.peers", description=__doc__.splitlines()[0])
    asked.add_argument("--rounds", type=int, default=ROUNDS, help=f"default {ROUNDS}")
    asked.add_argument(
        "--seconds", type=float, default=SECONDS, help=f"of each crowd, all rounds together (default {SECONDS})"
    )
    asked.add_argument(
        "--cut-offs",
        type=int,
        default=len(CUT_OFFS),
        help=f"among so many the crowds choose (default and most {len(CUT_OFFS)})",
    )
    asked.add_argument("--only", default="", metavar="ROW", help="the rows whose name has this text: «cut-off», «100»…")
    asked.add_argument("--python", default="", help="a Python that has requirements.txt, instead of the one in .peers/")
    options = asked.parse_args(arguments)
    options.rows = [row for row in ROWS if options.only in row.name]
    if options.rounds < 1 or not options.rows:
        asked.error("at least one round, and one of these rows: " + "; ".join(row.name for row in ROWS))
    return options


def main() -> None:
    options = options_of(sys.argv[1:])
    path, python = chromium(), options.python or dash_python()
    print(machine(path))
    results = Results(options.rows)
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        all_apps = apps(Path(name), python)
        browser = playwright.chromium.launch(executable_path=path, args=CHROMIUM_ARGS)
        with suppress(KeyboardInterrupt):  # what was measured until then is still told
            for number in range(options.rounds):
                for app in all_apps:
                    print(f"round {number + 1} of {options.rounds}: {app.name}", file=sys.stderr, flush=True)
                    one_round(browser, app, Path(name) / f"{app.name}.log", options, results)
        browser.close()
    said = f"of each crowd {options.seconds:.0f} s in all, {options.cut_offs} cut-offs to choose from"
    print(f"{options.rounds} rounds, the four in turns: medians; {said}\n")
    print(table(results, [app.name for app in all_apps]))
    if results.crowds:
        print(f"\nThe crowds' own clients took {results.busiest:.0%} of one processor at the most.")


if __name__ == "__main__":
    main()
