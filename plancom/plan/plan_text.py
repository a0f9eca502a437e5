"""The text of a plan file, changed in single places: what is not changed stays to the byte, comments and order too."""

import copy
import tomllib
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any

import tomlkit
from tomlkit import TOMLDocument
from tomlkit.items import AoT, Item, Table

from plancom.plan.institution import Institution
from plancom.plan.load import PlanFault, data_of, is_flat, plan_of, with_institution_apart
from plancom.plan.model import Plan
from plancom.plan.part import Path_

Place = tuple[str | int, ...]
"""Where something stands in a plan's data: keys, and in lists the `id` of an item, or its index."""

FIRST_KEYS = ("id", "name", "source", "start", "years", "objective", "specific_objectives", "methodology")


class PlanText:
    """A plan file's `text`, which need not be a whole plan yet. Frozen: each change is another one."""

    def __init__(self, text: str) -> None:
        self.text = text

    @classmethod
    def taken_in(cls, text: str, name: str) -> "PlanText":
        """The text of a file of that name, brought into the form of today; as it is where it has that. Raises PlanError for what is no TOML."""
        data = data_of(text, name)
        return cls(_written_anew(with_institution_apart(data))) if is_flat(data) else cls(text)

    @cached_property
    def data(self) -> dict[str, Any]:
        """What it says."""
        return tomllib.loads(self.text)

    @cached_property
    def checked(self) -> tuple[Plan | None, tuple[PlanFault, ...]]:
        """The plan that it makes, and all that is wrong with it; None where it makes none."""
        return plan_of(self.data)

    @property
    def faults(self) -> dict[Place, list[str]]:
        """What is wrong with it, by place."""
        found: dict[Place, list[str]] = {}
        for fault in self.checked[1]:
            found.setdefault(self.place(fault.where), []).append(fault.reason)
        return found

    def place(self, path: Path_) -> Place:
        """A path with the `id` of each item in place of its index, where that leads to it: not of those without one, nor of a second of the same."""
        place: Place = ()
        here: Any = self.data
        for part in path:
            around, here = here, _inside(here, part)
            place = (*place, item_key(around, part) if isinstance(around, list) and isinstance(part, int) else part)
        return place

    def value(self, *place: str | int, default: Any = None) -> Any:
        """What stands in a place; `default` where nothing does."""
        here: Any = self.data
        for part in place:
            here = _inside(here, part)
            if here is None:
                return default
        return here

    def items(self, *place: str | int) -> list[dict[str, Any]]:
        """The items of a list; [] where there is none."""
        return tables_in(self.value(*place))

    def with_value(self, place: Place, value: Any) -> "PlanText":
        """The text with `value` in a place; None takes out what stands there. Raises LookupError where what is around it is not there."""
        if self.value(*place) == value:
            return self
        document = tomlkit.parse(self.text)
        around = _around(document, place)
        key = _key(around, place[-1])
        if value is None:
            del around[key]
        else:
            is_section = around is document and isinstance(value, Mapping)
            around[key] = _table(value) if is_section else _item(value)
        return _saying(_with_value(self.data, place, value), document)

    def with_item(self, place: Place, item: Mapping[str, Any]) -> "PlanText":
        """The text with one more item at the end of a list."""
        document = tomlkit.parse(self.text)
        around = _around(document, place)
        if isinstance(around.get(place[-1]), AoT):
            added = _table(item)
            added.trivia.indent = "\n"  # an empty line before it, as between the others
            around[place[-1]].append(added)
        else:
            around[place[-1]] = _item([*(around.get(place[-1]) or []), dict(item)])
        return _saying(_with_value(self.data, place, [*self.items(*place), dict(item)]), document)


def _saying(expected: Mapping[str, Any], document: TOMLDocument) -> PlanText:
    """The document's text where that says what is `expected`; else all of it written anew, for a file may be written in ways that tomlkit does not change well."""
    text = tomlkit.dumps(document)
    found = PlanText(text)
    try:
        is_right = found.data == expected
    except tomllib.TOMLDecodeError:
        is_right = False
    return found if is_right else PlanText(_written_anew(expected))


def _with_value(data: Mapping[str, Any], place: Place, value: Any) -> dict[str, Any]:
    """The same data with `value` in a place; without what stands there, for None."""
    changed = copy.deepcopy(dict(data))
    here: Any = changed
    for part in place[:-1]:
        if isinstance(here, dict) and part not in here:
            here[part] = {}
        here = here[_key(here, part)]
    if value is None:
        del here[_key(here, place[-1])]
    else:
        here[_key(here, place[-1])] = value
    return changed


def tables_in(value: Any) -> list[dict[str, Any]]:
    """The tables in a list of a plan's data; [] where it is none, as it may be in a file that is not right yet."""
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def item_key(items: Sequence[Any], index: int) -> str | int:
    """What an item of a list is found by: its `id`, else (without one, or of a second of the same) its index."""
    item = items[index] if index < len(items) else None
    known = item.get("id") if isinstance(item, Mapping) else None
    return known if isinstance(known, str) and known and _index(items, known) == index else index


def _inside(here: Any, part: str | int) -> Any:
    if isinstance(here, Mapping):
        return here.get(part)
    if isinstance(here, list):
        index = _index(here, part)
        return here[index] if index is not None else None
    return None


def _index(items: Sequence[Any], part: str | int) -> int | None:
    """Where in a list the item of that id or index is."""
    if isinstance(part, int):
        return part if part < len(items) else None
    return next((i for i, one in enumerate(items) if isinstance(one, Mapping) and one.get("id") == part), None)


def _key(around: Any, part: str | int) -> str | int:
    if not isinstance(around, list):
        return part
    index = _index(around, part)
    if index is None:
        raise LookupError(part)
    return index


def _around(document: TOMLDocument, place: Place) -> Any:
    """The table or list that has a place in it. Raises LookupError where there is none."""
    here: Any = document
    for part in place[:-1]:
        if isinstance(here, dict) and part not in here:
            here[part] = tomlkit.inline_table()
        here = here[_key(here, part)]
        if not isinstance(here, dict | list):
            raise LookupError(part)  # noqa: TRY004 - the place is not there, whatever stands where it would be
    return here


def _item(value: Any) -> Item:
    """A value as TOML: lists of tables one under the other, other tables on their line."""
    if isinstance(value, Mapping):
        inline = tomlkit.inline_table()
        inline.update({key: _item(each) for key, each in value.items()})
        return inline
    if isinstance(value, list | tuple) and value and all(isinstance(one, Mapping) for one in value):
        tables = tomlkit.aot()
        for one in value:
            tables.append(_table(one))
        return tables
    item: Item = tomlkit.item(list(value) if isinstance(value, tuple) else value)
    return item


def _table(values: Mapping[str, Any]) -> Table:
    """A table of its own: what has lines of its own comes last, else what follows would be taken for a part of it."""
    table = tomlkit.table()
    items = {key: _item(value) for key, value in values.items()}
    for key, item in sorted(items.items(), key=lambda pair: isinstance(pair[1], AoT)):
        table.add(key, item)
    return table


def _written_anew(data: Mapping[str, Any]) -> str:
    """A plan's data as a text in the order in which plans are written."""
    document = tomlkit.document()
    first = {key: data[key] for key in FIRST_KEYS if key in data}
    others = {key: value for key, value in data.items() if key not in first and key != "institution"}
    short = {key: value for key, value in others.items() if not _has_lines_of_its_own(value)}
    for key, value in (first | short).items():
        document.add(key, _item(value))
    if "institution" in data:
        document.add("institution", _institution(data["institution"]))
    for key in (one for one in others if one not in short):
        document.add(key, _item(others[key]))
    return tomlkit.dumps(document)


def _institution(value: Any) -> Item:
    """The institution as a section of its own, its keys in their order; as it is where it is none."""
    if not isinstance(value, Mapping):
        return _item(value)
    ordered = [key for key in Institution.model_fields if key in value]
    return _table({key: value[key] for key in dict.fromkeys([*ordered, *value])})


def _has_lines_of_its_own(value: Any) -> bool:
    return isinstance(value, Mapping) or (isinstance(value, list) and bool(value) and isinstance(value[0], Mapping))
