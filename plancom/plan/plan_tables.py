"""Strategies, tasks, networks and outlets of a plan's text as rows of a table: what of them changed is written into the text, and nothing else."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from plancom.language.text import slug
from plancom.plan.plan_text import Place, PlanText, item_key, tables_in

Row = dict[str, Any]
"""One row, by column; `id` tells it from the others and is made from its `name` where it is new. In a file that gave it none, or one that
another has, it is where it stands: its index, or (of tasks) its place in the text."""


@dataclass(frozen=True)
class Clash:
    """A cell that somebody else changed meanwhile: `theirs` stays, `mine` was not written."""

    name: str
    column: str
    theirs: Any
    mine: Any


class UnknownStrategyError(LookupError):
    """A task names a strategy that the plan has not (any more)."""


@dataclass(frozen=True)
class Unplaced:
    """A task, by its row's id, that was not written where its cell puts it: the plan has no such `strategy`."""

    id: Any
    name: str
    strategy: str


Omission = Clash | Unplaced
"""What was not written."""


@dataclass(frozen=True)
class PlanTable:
    """One of the tables: how its rows are read from a text, each with its place, and how a row is added to it, changed and taken out."""

    place: Place
    placed: Callable[[PlanText], list[tuple[Place, Row]]]
    added: Callable[[PlanText, Row], PlanText]
    changed: Callable[[PlanText, Row, str, Any], PlanText]
    removed: Callable[[PlanText, Row], PlanText]

    def rows(self, text: PlanText) -> list[Row]:
        """Its rows."""
        return [row for _, row in self.placed(text)]

    def _row(self, text: PlanText, known: Row) -> Row | None:
        """The row of that id, as it stands; one that has no id of its own is known by its name as well, for it may have moved."""
        found = next((one for one in self.rows(text) if one["id"] == known["id"]), None)
        is_sure = isinstance(known["id"], str) or (found is not None and found["name"] == known["name"])
        return found if is_sure else None

    def follow(
        self, text: PlanText, seen: Sequence[Row], after: Sequence[Row], written: Sequence[Row] | None = None
    ) -> tuple[PlanText, list[Omission]]:
        """The text with what changed from the rows that were `seen` to those `after`, whatever others changed meanwhile; and what was not written.

        `written` is what stood in the text when they were seen, where that is more than they show: a task's line or sentence that was left
        empty and filled in.
        """
        before = {row["id"]: row for row in seen}
        omissions: list[Omission] = []
        known = {row["id"]: row for row in (seen if written is None else written)}
        for row in (one for one in after if one["id"] in before):
            changes = {column: value for column, value in row.items() if value != before[row["id"]].get(column)}
            text, of_row = self._follow_row(text, row, changes, known.get(row["id"], before[row["id"]]))
            omissions += of_row
        kept = {row["id"] for row in after}
        text = self._without(text, [row for row in seen if row["id"] not in kept])
        return self._with(text, [row for row in after if row["id"] not in before], omissions)

    def _with(self, text: PlanText, rows: Sequence[Row], omissions: list[Omission]) -> tuple[PlanText, list[Omission]]:
        """The text with these rows, and what was not written of them, after the `omissions` before."""
        for row in rows:
            try:
                text = self.added(text, row)
            except UnknownStrategyError:
                omissions = [*omissions, Unplaced(row["id"], str(row["name"]), str(row["strategy"]))]
        return text, omissions

    def _without(self, text: PlanText, rows: Sequence[Row]) -> PlanText:
        """The text without these rows: from the end, for those without an id are known by where they stand."""
        for row in reversed(rows):
            there = self._row(text, row)
            if there is not None:
                text = self.removed(text, there)
        return text

    def _follow_row(self, text: PlanText, row: Row, changes: Row, known: Row) -> tuple[PlanText, list[Omission]]:
        """The text with the `changes` of one row, but for cells that are not as they were `known`."""
        original, omissions = self._row(text, known), list[Omission]()
        there = original
        for column, value in changes.items():
            if original is None or there is None:
                omissions.append(Clash(str(row["name"]), column, None, value))
            elif original.get(column) in (known.get(column), value):
                try:
                    text = self.changed(text, there, column, value)
                except UnknownStrategyError:
                    omissions.append(Unplaced(row["id"], str(row["name"]), str(value)))
                    continue
                there = self._row(text, {**there, "name": value if column == "name" else there["name"]})
            else:
                omissions.append(Clash(str(row["name"]), column, original.get(column), value))
        return text, omissions


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


def _strategies(text: PlanText) -> list[tuple[Place, Row]]:
    strategies = text.items("strategies")
    rows = [
        {
            "id": item_key(strategies, index), "name": str(one.get("name", "")), "objective": str(one.get("objective", "")),
            "hashtags": _joined(one.get("hashtags"), ";"), "words": _joined(one.get("words"), ";"),
        }
        for index, one in enumerate(strategies)
    ]  # fmt: skip
    return [(("strategies", row["id"]), row) for row in rows]


def strategy_labels(text: PlanText) -> dict[str | int, str]:
    """What each strategy is called among the others, by what it is found by: its name, with its id where another has the same."""
    strategies = text.items("strategies")
    names = [str(one.get("name", "")) for one in strategies]
    alike = Counter(map(slug, names))
    keys = [item_key(strategies, index) for index in range(len(strategies))]
    return {
        key: name if alike[slug(name)] == 1 else f"{name} ({key + 1 if isinstance(key, int) else key})"
        for key, name in zip(keys, names, strict=True)
    }


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
    ("strategies",), _strategies, _strategy_added, _strategy_changed,
    removed=lambda text, row: text.with_value(("strategies", row["id"]), None),
)  # fmt: skip
"""`id`, `name`, `objective`, `hashtags` and `words`, these two with a semicolon between each."""


# ----------------------------------------------------------------------------------------------------------------- tasks


def _tasks(text: PlanText) -> list[tuple[Place, Row]]:
    """Every task as a row, and where it is."""
    found: list[tuple[Place, Row]] = []
    strategies, labels, known = text.items("strategies"), strategy_labels(text), set[Any]()
    for index, strategy in enumerate(strategies):
        key = item_key(strategies, index)
        for number, line in enumerate(tables_in(strategy.get("lines"))):
            tasks = tables_in(line.get("tasks"))
            for position, task in enumerate(tasks):
                place: Place = ("strategies", key, "lines", number, "tasks", item_key(tasks, position))
                own = place[-1] if isinstance(place[-1], str) and place[-1] not in known else place
                known.add(own)
                row = {
                    "id": own, "strategy": labels[key], "line": str(line.get("name", "")),
                    "name": str(task.get("name", "")), "quote": str(task.get("quote", "")), "media": _joined(task.get("media"), ";"),
                    "year": task.get("year", 1),
                }  # fmt: skip
                found.append((place, row))
    return found


def _task_place(text: PlanText, task: Any) -> Place:
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
    return _put(text, item | ({"year": year} if year else {}), _strategy_of(text, row["strategy"]), row["line"])


def _put(text: PlanText, task: Mapping[str, Any], strategy: str | int, line: str) -> PlanText:
    """The text with a task at the end of a line of action of a strategy, which is made where the strategy has none of its name."""
    names = [str(one.get("name", "")) for one in text.items("strategies", strategy, "lines")]
    line = line or (names[0] if names else str(text.value("strategies", strategy, "name")))
    if line not in names:
        return text.with_item(("strategies", strategy, "lines"), {"name": line, "tasks": [task]})
    return text.with_item(("strategies", strategy, "lines", names.index(line), "tasks"), task)


def _strategy_of(text: PlanText, name: str) -> str | int:
    """What the strategy is found by that a cell calls by its name or its id: the first for an empty one. Raises UnknownStrategyError."""
    labels, wanted = strategy_labels(text), slug(name)
    if not wanted:
        return next(iter(labels))
    for key, label in labels.items():
        if label == name or wanted in {slug(key), slug(label)}:
            return key
    raise UnknownStrategyError(name)


def _task_changed(text: PlanText, row: Row, column: str, value: Any) -> PlanText:
    place = _task_place(text, row["id"])
    if column == "strategy":
        target = _strategy_of(text, value)
        # A strategy's own line of action bears its name, and nobody gave it.
        line = "" if row["line"] == str(text.value(*place[:2], "name")) else row["line"]
        return _moved(text, place, target, line)
    if column == "line":
        return _moved(text, place, place[1], value)
    if column == "media":
        return text.with_value((*place, "media"), _parted(value, ";"))
    if column == "year":
        return text.with_value((*place, "year"), value if value != "" else None)
    if column == "quote":
        return text.with_value((*place, column), value or row["name"])
    return text.with_value((*place, column), value)


def _moved(text: PlanText, place: Place, strategy: str | int, line: str) -> PlanText:
    """The text with a task at the end of another line of action."""
    task = text.value(*place)
    return _put(_without(text, place), task, strategy, line)


def _without(text: PlanText, place: Place) -> PlanText:
    """The text without a task; a line of action that it leaves with its name alone goes with it, unless it is the only one."""
    text = text.with_value(place, None)
    line, lines = text.value(*place[:4]), text.items(*place[:3])
    is_bare = not line.get("tasks") and set(line) <= {"name", "tasks"}
    return text.with_value(place[:4], None) if is_bare and len(lines) > 1 else text


TASKS = PlanTable(
    ("strategies",), _tasks, _task_added, _task_changed,
    removed=lambda text, row: _without(text, _task_place(text, row["id"])),
)  # fmt: skip
"""`id`, `strategy` and `line` of action (their names), `name`, `quote`, `media` with a semicolon between each, and `year`."""


# ----------------------------------------------------------------------------------------------------- networks, outlets


def _named(key: str) -> PlanTable:
    """The table of what files call by several names: `id`, `name`, and `aliases` with a semicolon between each."""
    place = ("institution", key)

    def rows(text: PlanText) -> list[tuple[Place, Row]]:
        items = text.items(*place)
        found = [
            {
                "id": item_key(items, index),
                "name": str(one.get("name", "")),
                "aliases": _joined(one.get("aliases"), ";"),
            }
            for index, one in enumerate(items)
        ]
        return [((*place, row["id"]), row) for row in found]

    def added(text: PlanText, row: Row) -> PlanText:
        aliases = _parted(row["aliases"], ";")
        return text.with_item(
            place, {"id": row["id"], "name": row["name"], **({"aliases": aliases} if aliases else {})}
        )

    def changed(text: PlanText, row: Row, column: str, value: Any) -> PlanText:
        return text.with_value((*place, row["id"], column), _parted(value, ";") if column == "aliases" else value)

    return PlanTable(place, rows, added, changed, lambda text, row: text.with_value((*place, row["id"]), None))


NETWORKS, OUTLETS = _named("networks"), _named("outlets")


# ------------------------------------------------------------------------------------------------------------------- ids


def with_own_ids(text: PlanText) -> PlanText:
    """The text with an id for each strategy, task, goal, network and outlet that has none, or one that another before it has."""
    for place in (("institution", "networks"), ("institution", "outlets"), ("strategies",), ("indicators",)):
        text = _with_ids(text, [(*place, index) for index in range(len(text.items(*place)))])
    tasks: list[Place] = [
        ("strategies", s, "lines", n, "tasks", t)
        for s, strategy in enumerate(text.items("strategies"))
        for n, line in enumerate(tables_in(strategy.get("lines")))
        for t in range(len(tables_in(line.get("tasks"))))
    ]
    return _with_ids(text, tasks)


def _with_ids(text: PlanText, items: Sequence[Place]) -> PlanText:
    every = [text.value(*place, "id") for place in items]
    taken = {one for one in every if isinstance(one, str)}
    known = set[str]()
    for place, own in zip(items, every, strict=True):
        if not isinstance(own, str) or not own or own in known:
            own = free_id(str(text.value(*place, "name", default="")), taken)  # noqa: PLW2901 - what it is from now on
            text = text.with_value((*place, "id"), own)
        known.add(own)
        taken.add(own)
    return text
