"""Strategies, tasks, networks and outlets of a plan's text as rows of a table: what of them changed is written into the text, and nothing else."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from plancom.language.text import slug
from plancom.plan.plan_text import Place, PlanText, tables_in

Row = dict[str, Any]
"""One row, by column; `id` tells it from the others and is made from its `name` where it is new."""


@dataclass(frozen=True)
class Clash:
    """A cell that somebody else changed meanwhile: `theirs` stays, `mine` was not written."""

    name: str
    column: str
    theirs: Any
    mine: Any


@dataclass(frozen=True)
class PlanTable:
    """One of the tables: how its `rows` are read from a text, and how a row is added to it, changed and taken out."""

    place: Place
    rows: Callable[[PlanText], list[Row]]
    added: Callable[[PlanText, Row], PlanText]
    changed: Callable[[PlanText, Row, str, Any], PlanText]
    removed: Callable[[PlanText, Row], PlanText]

    def _row(self, text: PlanText, row: str) -> Row | None:
        """The row of that id, as it stands."""
        return next((one for one in self.rows(text) if one["id"] == row), None)

    def follow(
        self, text: PlanText, seen: Sequence[Row], after: Sequence[Row], written: Sequence[Row] | None = None
    ) -> tuple[PlanText, list[Clash]]:
        """The text with what changed from the rows that were `seen` to those `after`, whatever others changed meanwhile.

        `written` is what stood in the text when they were seen, where that is more than they show: a task's line or sentence that was left
        empty and filled in.
        """
        before = {row["id"]: row for row in seen}
        clashes: list[Clash] = []
        known = {row["id"]: row for row in (seen if written is None else written)}
        kept = {row["id"] for row in after}
        for row in seen:
            if row["id"] not in kept:
                text = self.removed(text, row)
        for row in after:
            if row["id"] not in before:
                text = self.added(text, row)
                continue
            changes = {column: value for column, value in row.items() if value != before[row["id"]].get(column)}
            text, told = self._follow_row(text, row, changes, known.get(row["id"], {}))
            clashes += told
        return text, clashes

    def _follow_row(self, text: PlanText, row: Row, changes: Row, known: Row) -> tuple[PlanText, list[Clash]]:
        """The text with the `changes` of one row, but for cells that are not as they were `known`."""
        original, clashes = self._row(text, row["id"]), []
        for column, value in changes.items():
            there = self._row(text, row["id"])
            if original is None or there is None:
                clashes.append(Clash(str(row["name"]), column, None, value))
            elif original.get(column) in (known.get(column), value):
                text = self.changed(text, there, column, value)
            else:
                clashes.append(Clash(str(row["name"]), column, original.get(column), value))
        return text, clashes


def rows_after(base: Sequence[Row], edits: Mapping[str, Any], added: "AddedRows", columns: Iterable[str]) -> list[Row]:
    """The rows that a table's `base` has become by what a data editor says was changed, added and deleted (`edits`, as Streamlit has them).

    An added row without a name is not there yet; one that was there and lost it stays, for it is more than its name.
    """
    blank = dict.fromkeys(columns, "")
    rows = []
    for index, row in enumerate(base):
        if index in edits.get("deleted_rows", ()):
            continue
        changes = edits.get("edited_rows", {}).get(index, {})
        rows.append({**row, **{column: _cell(value) for column, value in changes.items()}})
    taken = {row["id"] for row in base}
    for number, cells in zip(added.numbered(edits.get("added_rows", ())), edits.get("added_rows", ()), strict=True):
        row = {**blank, **{column: _cell(value) for column, value in cells.items() if column in blank}}
        if row["name"]:
            row["id"] = added.id_of(number, row["name"], taken)
            taken.add(row["id"])
            rows.append(row)
    return rows


def _cell(value: Any) -> Any:
    return "" if value is None else value.strip() if isinstance(value, str) else value


@dataclass
class AddedRows:
    """Which of a data editor's added rows is which: it knows them by their order alone, and deleting one moves the others up."""

    known: list[tuple[int, dict[str, Any]]] = field(default_factory=list)
    ids: dict[int, str] = field(default_factory=dict)
    next: int = 0

    def numbered(self, rows: Sequence[Mapping[str, Any]]) -> list[int]:
        """A number for each row, the same as the last time it was there."""
        left = list(self.known)
        numbers = []
        for place, row in enumerate(rows):
            number = self._known_number(place, row, left, is_shorter=len(rows) < len(self.known))
            if number is None:
                number, self.next = self.next, self.next + 1
            left = [one for one in left if one[0] != number]
            numbers.append(number)
        self.known = [(number, dict(row)) for number, row in zip(numbers, rows, strict=True)]
        return numbers

    def _known_number(
        self, place: int, row: Mapping[str, Any], left: Sequence[tuple[int, dict[str, Any]]], *, is_shorter: bool
    ) -> int | None:
        """The number that a row has already: in its place where nothing was deleted, else that of one `left` which says the same."""
        if is_shorter:
            return next((number for number, cells in left if cells == dict(row)), None)
        return self.known[place][0] if place < len(self.known) else None

    def id_of(self, number: int, name: str, taken: Iterable[str]) -> str:
        """The id of an added row, made from the name that it got first."""
        if number not in self.ids:
            self.ids[number] = free_id(name, taken)
        return self.ids[number]


def free_id(name: str, taken: Iterable[str]) -> str:
    """`name` as an id that is not among those `taken`: lower case, beginning with a letter."""
    known, made = set(taken), slug(name)
    made = made if made[:1].isalpha() else f"n-{made}".rstrip("-")
    return next(one for one in (made, *(f"{made}-{n}" for n in range(2, len(known) + 3))) if one not in known)


# ------------------------------------------------------------------------------------------------------------ strategies


def _joined(values: Any, sign: str) -> str:
    return f"{sign} ".join(map(str, values)) if isinstance(values, list) else str(values or "")


def _parted(cell: Any, sign: str) -> list[str] | None:
    return [each.strip() for each in str(cell or "").split(sign) if each.strip()] or None


def _strategy_rows(text: PlanText) -> list[Row]:
    return [
        {
            "id": str(one.get("id", "")), "name": str(one.get("name", "")), "objective": str(one.get("objective", "")),
            "hashtags": _joined(one.get("hashtags"), ";"), "words": _joined(one.get("words"), ";"),
        }
        for one in text.items("strategies")
    ]  # fmt: skip


def _strategy_added(text: PlanText, row: Row) -> PlanText:
    lists = {column: parted for column in ("hashtags", "words") if (parted := _parted(row[column], ";"))}
    item = {
        "id": row["id"],
        "name": row["name"],
        "objective": row["objective"],
        **lists,
        "lines": [{"name": row["name"]}],
    }
    return text.with_item(("strategies",), item)


def _strategy_changed(text: PlanText, row: Row, column: str, value: Any) -> PlanText:
    meant = _parted(value, ";") if column in {"hashtags", "words"} else value
    return text.with_value(("strategies", row["id"], column), meant)


STRATEGIES = PlanTable(
    ("strategies",), _strategy_rows, _strategy_added, _strategy_changed,
    removed=lambda text, row: text.with_value(("strategies", row["id"]), None),
)  # fmt: skip
"""`id`, `name`, `objective`, `hashtags` and `words`, these two with a semicolon between each."""


# ----------------------------------------------------------------------------------------------------------------- tasks


def _tasks(text: PlanText) -> list[tuple[Place, Row]]:
    """Every task as a row, and where it is."""
    found = []
    for strategy in text.items("strategies"):
        for number, line in enumerate(tables_in(strategy.get("lines"))):
            for task in tables_in(line.get("tasks")):
                place: Place = (
                    "strategies",
                    str(strategy.get("id", "")),
                    "lines",
                    number,
                    "tasks",
                    str(task.get("id", "")),
                )
                row = {
                    "id": str(task.get("id", "")), "strategy": str(strategy.get("name", "")), "line": str(line.get("name", "")),
                    "name": str(task.get("name", "")), "quote": str(task.get("quote", "")), "media": _joined(task.get("media"), ";"),
                    "year": task.get("year", 1),
                }  # fmt: skip
                found.append((place, row))
    return found


def _task_place(text: PlanText, task: str) -> Place:
    """Where a task is. Raises LookupError."""
    for place, row in _tasks(text):
        if row["id"] == task:
            return place
    raise LookupError(task)


def _task_added(text: PlanText, row: Row) -> PlanText:
    media = _parted(row["media"], ";")
    year = row["year"] if row["year"] not in {"", 1} else None
    item = {"id": row["id"], "name": row["name"], "quote": row["quote"] or row["name"]}
    item |= {"media": media} if media else {}
    return _put(text, item | ({"year": year} if year else {}), row["strategy"], row["line"])


def _put(text: PlanText, task: Mapping[str, Any], strategy: str, line: str) -> PlanText:
    """The text with a task at the end of a line of action of the strategy of that name (the first, where there is none), which is made where the strategy has none of its name."""
    strategies = text.items("strategies")
    if not strategies:
        raise LookupError(strategy)
    named = strategy_called_in(strategies, strategy) or str(strategies[0].get("id"))
    names = [str(one.get("name", "")) for one in text.items("strategies", named, "lines")]
    line = line or (names[0] if names else str(text.value("strategies", named, "name")))
    if line not in names:
        return text.with_item(("strategies", named, "lines"), {"name": line, "tasks": [task]})
    return text.with_item(("strategies", named, "lines", names.index(line), "tasks"), task)


def strategy_called_in(strategies: Sequence[Mapping[str, Any]], name: str) -> str:
    """The id of the strategy that a cell calls by its name or its id; "" where there is none."""
    wanted = slug(name)
    return next(
        (str(one.get("id")) for one in strategies if wanted and wanted in {slug(one.get("id")), slug(one.get("name"))}),
        "",
    )


def _task_changed(text: PlanText, row: Row, column: str, value: Any) -> PlanText:
    place = _task_place(text, row["id"])
    if column in {"strategy", "line"}:
        moved = text.value(*place)
        target = {**row, column: value}
        if column == "strategy" and row["line"] == row["strategy"]:
            target["line"] = ""  # which nobody gave it: a strategy's own line bears its name
        return _put(_without(text, place), moved, target["strategy"], target["line"])
    if column == "media":
        return text.with_value((*place, "media"), _parted(value, ";"))
    if column == "year":
        return text.with_value((*place, "year"), value if value != "" else None)
    if column == "quote":
        return text.with_value((*place, column), value or row["name"])
    return text.with_value((*place, column), value)


def _without(text: PlanText, place: Place) -> PlanText:
    """The text without a task; a line of action that it leaves with its name alone goes with it, unless it is the only one."""
    text = text.with_value(place, None)
    line, lines = text.value(*place[:4]), text.items(*place[:3])
    is_bare = not line.get("tasks") and set(line) <= {"name", "tasks"}
    return text.with_value(place[:4], None) if is_bare and len(lines) > 1 else text


TASKS = PlanTable(
    ("strategies",), lambda text: [row for _, row in _tasks(text)], _task_added, _task_changed,
    removed=lambda text, row: _without(text, _task_place(text, row["id"])),
)  # fmt: skip
"""`id`, `strategy` and `line` of action (their names), `name`, `quote`, `media` with a semicolon between each, and `year`."""


# ----------------------------------------------------------------------------------------------------- networks, outlets


def _named(key: str) -> PlanTable:
    """The table of what files call by several names: `id`, `name`, and `aliases` with a semicolon between each."""
    place = ("institution", key)

    def rows(text: PlanText) -> list[Row]:
        return [
            {
                "id": str(one.get("id", "")),
                "name": str(one.get("name", "")),
                "aliases": _joined(one.get("aliases"), ";"),
            }
            for one in text.items(*place)
        ]

    def added(text: PlanText, row: Row) -> PlanText:
        aliases = _parted(row["aliases"], ";")
        return text.with_item(
            place, {"id": row["id"], "name": row["name"], **({"aliases": aliases} if aliases else {})}
        )

    def changed(text: PlanText, row: Row, column: str, value: Any) -> PlanText:
        return text.with_value((*place, row["id"], column), _parted(value, ";") if column == "aliases" else value)

    return PlanTable(place, rows, added, changed, lambda text, row: text.with_value((*place, row["id"]), None))


NETWORKS, OUTLETS = _named("networks"), _named("outlets")
