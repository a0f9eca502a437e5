"""How the code stands as a house: rooms, arrows between them, names that are shared, and how many places know one thing.

Run from the project's folder: python -m benchmarks.house

Imports are grimp's, functions' decisions complexipy's; the rest is counted in the syntax trees of `plancom`.
"""

import ast
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import grimp

from plancom.datasets import DEFINITIONS

ROOMS = ("ui", "sources", "store")
KINDS = frozenset({"total", "daily_rate", "share", "ratio", "tasks", "milestone"})
MOST_DECISIONS = 15
TAG = re.compile(r"(?<!\?P)</?[a-z]")  # and no name of a pattern's group
TREES = {path: ast.parse(path.read_text(encoding="utf-8")) for path in sorted(Path("plancom").rglob("*.py"))}


def modules() -> list[Path]:
    """Every module but the rooms' own pages (`__init__`) and the migrations, whose names are their order."""
    return [path for path in TREES if path.name != "__init__.py" and "versions" not in path.parts]


def arrows(graph: grimp.ImportGraph, whole: str) -> set[tuple[str, str]]:
    """Which room of `whole` imports which other."""
    inside = graph.find_descendants(whole)
    depth = whole.count(".") + 2

    def room(module: str) -> str:
        return ".".join(module.split(".")[:depth])

    return {
        (room(one), room(other))
        for one in inside
        for other in graph.find_modules_directly_imported_by(one)
        if other in inside and room(one) != room(other)
    }


def places(fits: Callable[[ast.AST], bool]) -> Counter[Path]:
    """How often something stands in each module."""
    return Counter({path: count for path, tree in TREES.items() if (count := sum(map(fits, ast.walk(tree))))})


def is_comparison(names: frozenset[str]) -> Callable[[ast.AST], bool]:
    """Whether a node compares something with one of the `names`, written as a text."""

    def fits(node: ast.AST) -> bool:
        sides = [node.left, *node.comparators] if isinstance(node, ast.Compare) else []
        return any(isinstance(text, ast.Constant) and text.value in names for side in sides for text in ast.walk(side))

    return fits


def is_table_of_datasets(node: ast.AST) -> bool:
    """Whether a node is a dictionary by three datasets or more."""
    keys = node.keys if isinstance(node, ast.Dict) else []
    return sum(isinstance(key, ast.Constant) and key.value in DEFINITIONS for key in keys) > 2


def asks_whether_reading_failed(node: ast.AST) -> bool:
    """`isinstance(…, Observations)`: the outcome of a reading has a type of its own, which can be matched."""
    is_question = isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "isinstance"
    return is_question and any(isinstance(one, ast.Name) and one.id == "Observations" for one in ast.walk(node))


def is_markup_by_hand(node: ast.AST) -> bool:
    """Whether a node is an f-string with a tag in it; a format as «<13» is none."""
    texts = node.values if isinstance(node, ast.JoinedStr) else []
    return any(isinstance(one, ast.Constant) and TAG.search(f"{one.value}") for one in texts)


def is_escape(node: ast.AST) -> bool:
    """Whether a node calls something that is called `escape`, but for that of regular expressions."""
    named = getattr(node, "func", None)
    is_of_patterns = isinstance(named, ast.Attribute) and isinstance(named.value, ast.Name) and named.value.id == "re"
    is_call = isinstance(node, ast.Call) and getattr(named, "id", getattr(named, "attr", "")) == "escape"
    return is_call and not is_of_patterns


def rows() -> Iterator[tuple[str, str]]:
    """What is measured, and how it stands."""
    folders = {
        name: [one for one in Path("plancom", name).iterdir() if one.is_dir() and (one / "__init__.py").exists()]
        for name in ROOMS
    }
    inner = [page.parent for name in ROOMS for page in Path("plancom", name).glob("*/**/__init__.py")]
    sizes = {folder: len(list(folder.glob("*.py"))) - 1 for folder in inner}
    flat = {name: len(list(Path("plancom", name).glob("*.py"))) - 1 for name in ROOMS}
    yield "modules lying flat in ui, sources, store", ", ".join(str(flat[name]) for name in ROOMS)
    yield "rooms of ui, sources, store", ", ".join(str(len(folders[name])) for name in ROOMS)
    largest = max(sizes, key=sizes.__getitem__)
    yield (
        "most modules in one of them, or of theirs",
        f"{sizes[largest]} ({largest.as_posix()}); over 15: {sum(size > 15 for size in sizes.values())}",
    )
    graph = grimp.build_graph("plancom")
    yield (
        "arrows between rooms of sources, ui",
        ", ".join(str(len(arrows(graph, f"plancom.{name}"))) for name in ("sources", "ui")),
    )
    shared = Counter(path.stem for path in modules())
    yield (
        "modules that share a base name",
        f"{sum(count for count in shared.values() if count > 1)} of {len(modules())}",
    )
    knowing = places(is_table_of_datasets) + places(is_comparison(frozenset(DEFINITIONS)))
    yield "dictionaries and comparisons by dataset", f"{sum(knowing.values())} in {len(knowing)} files"
    kinds = places(is_comparison(KINDS))
    yield "comparisons with an indicator's kind", f"{sum(kinds.values())} in {len(kinds)} files"
    yield "questions whether reading failed", str(sum(places(asks_whether_reading_failed).values()))
    tags = places(is_markup_by_hand)
    of_charts = sum(count for path, count in tags.items() if path.is_relative_to("plancom/charts"))
    yield "f-strings with a tag: plotly's labels, others", f"{of_charts}, {tags.total() - of_charts}"
    yield "calls of escape", str(places(is_escape).total())
    said = subprocess.run(
        [sys.executable, "-c", "from complexipy.cli import main; main()", "--max-complexity-allowed", str(MOST_DECISIONS), "plancom", "--plain"],
        check=False, capture_output=True, text=True,
    )  # fmt: skip
    counts = [line.split()[-1] for line in said.stdout.splitlines() if line.strip() and line.split()[-1].isdigit()]
    yield (
        f"functions with more than {MOST_DECISIONS} decisions",
        str(sum(int(count) > MOST_DECISIONS for count in counts)),
    )


def main() -> None:
    """Prints the table."""
    for name, value in rows():
        print(f"{name:<44} {value}")


if __name__ == "__main__":
    main()
