"""What became of the tables, in words: by kind, by language and vocabulary, and those that were miscounted one by one."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence

from benchmarks.meaning.judge import JudgedCase, Verdict
from benchmarks.meaning.model import Cell, Counts
from benchmarks.meaning.vocabulary import unknown_to_the_code

MOST_NEEDLESS = 0.1
"""Share of the clear tables that may be asked about or refused."""
_SHOWN_ROWS = 6
_HEAD = f"{'':<42}{'tables':>7}{'right':>7}{'told':>6}{'needless':>14}{'acceptable':>12}{'silent':>8}"


def needless_share(found: Iterable[JudgedCase]) -> float:
    """The share of tables asked about or refused, among those in which all is clear."""
    clear = [one for one in found if one.case.truth.clear]
    return sum(one.verdict == "NEEDLESS" for one in clear) / max(len(clear), 1)


def summary(found: Sequence[JudgedCase]) -> Iterator[str]:
    """Two tables of verdicts, each with its total."""
    yield from _table(found, lambda one: one.case.kind)
    yield ""
    yield from _table(found, lambda one: f"{one.case.language} · {'held-out' if one.case.held_out else 'known'} words")
    yield ""
    outcomes = Counter(one.outcome for one in found)
    nothing = [one for one in found if not any(one.case.truth.readings)]
    unknown, all_names = unknown_to_the_code()
    yield f"held-out names of other quantities: {all_names}, of which the code's vocabulary does not know {unknown}"
    yield "read: " + ", ".join(f"{number} {outcome}" for outcome, number in outcomes.most_common())
    yield f"with nothing to count: {len(nothing)}, of which {sum(one.outcome == 'counted' for one in nothing)} were counted"


def _table(found: Sequence[JudgedCase], name: Callable[[JudgedCase], str]) -> Iterator[str]:
    groups: defaultdict[str, list[JudgedCase]] = defaultdict(list)
    for one in found:
        groups[name(one)].append(one)
    yield _HEAD
    for label, group in sorted(groups.items()):
        yield _line(label, group)
    yield _line("all", found)


def _line(label: str, group: Sequence[JudgedCase]) -> str:
    verdicts: Counter[Verdict] = Counter(one.verdict for one in group)
    clear = sum(one.case.truth.clear for one in group)
    needless = f"{verdicts['NEEDLESS']}/{clear}" + (f" {needless_share(group):>4.0%}" if clear else "     ")
    return (
        f"{label:<42}{len(group):>7}{verdicts['RIGHT']:>7}{verdicts['TOLD']:>6}{needless:>14}"
        f"{verdicts['ACCEPTABLE']:>12}{verdicts['SILENT']:>8}"
    )


def one_by_one(found: Iterable[JudgedCase], verdict: Verdict, most: int) -> Iterator[str]:
    """Some tables with that verdict, of as many kinds as there are: what they are, their truth, and what was counted."""
    mine = [one for one in found if one.verdict == verdict]
    yield f"{verdict.lower()}: {len(mine)}" + (f", of which {most} are shown" if len(mine) > most else "")
    for one in _various(mine)[:most]:
        yield ""
        yield from case_lines(one)


def _various(found: Sequence[JudgedCase]) -> list[JudgedCase]:
    """The same with the first of each kind first, then the second of each."""
    turns: Counter[str] = Counter()
    placed = []
    for one in found:
        placed.append((turns[one.case.kind], one.case.number, one))
        turns[one.case.kind] += 1
    return [one for _, _, one in sorted(placed, key=lambda item: item[:2])]


def case_lines(one: JudgedCase) -> Iterator[str]:
    """One table with its truth."""
    case = one.case
    words = "held-out" if case.held_out else "known"
    yield f"#{case.number} {case.kind} · {case.language} · {words} words · {case.name} · {one.verdict} ({one.outcome})"
    for row in case.rows[:_SHOWN_ROWS]:
        yield "    | " + " | ".join(map(_shown, row))
    if len(case.rows) > _SHOWN_ROWS:
        yield f"    | … {len(case.rows) - _SHOWN_ROWS} more rows"
    yield f"  truth{'' if case.truth.clear else ' (may be asked)'}: " + " or ".join(map(_counts, case.truth.readings))
    if one.outcome == "counted":
        yield f"  counted: {_counts(one.counted)}"
    for sentence in one.said:
        yield f"  said: {sentence[:230]}"


def _shown(cell: Cell) -> str:
    return "" if cell is None else str(cell)[:60]


def _counts(counts: Counts) -> str:
    if not counts:
        return "nothing"
    shown = [f"{month} {part or dataset} {value}" for (dataset, month, part), value in sorted(counts.items())[:6]]
    dataset = next(iter(counts))[0]
    return f"{dataset}: " + ", ".join(shown) + (f" … ({sum(counts.values())} in all)" if len(counts) > 6 else "")
