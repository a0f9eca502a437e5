"""Which line of a TOML text holds a key."""

import re
from collections import Counter

from plancom.language.translation import tr
from plancom.plan.part import Path_


class Lines:
    """Which line of a TOML text holds a key: the standard library's parser does not say."""

    HEADER = re.compile(r"^\s*(\[{1,2})\s*([^\[\]]+?)\s*\]{1,2}\s*(?:#.*)?$")
    KEY = re.compile(r"^\s*([A-Za-z0-9_.\"-]+)\s*=")

    def __init__(self, text: str) -> None:
        self.of: dict[Path_, int] = {}
        counts: Counter[Path_] = Counter()
        table: Path_ = ()
        for number, line in enumerate(text.splitlines(), start=1):
            if header := self.HEADER.match(line):
                table = self._resolved(header[2].split("."), counts, is_array=header[1] == "[[")
                self.of.setdefault(table, number)
            elif key := self.KEY.match(line):
                self.of.setdefault((*table, *key[1].replace('"', "").split(".")), number)

    @staticmethod
    def _resolved(names: list[str], counts: Counter[Path_], *, is_array: bool) -> Path_:
        """The path of a header with the index of each array of tables that it runs through."""
        path: Path_ = ()
        for position, name in enumerate(part.strip().strip('"') for part in names):
            path = (*path, name)
            if is_array and position == len(names) - 1:
                counts[path] += 1
            if counts[path]:
                path = (*path, counts[path] - 1)
        return path

    def where(self, path: Path_) -> str:
        """«línea 41 (indicators[2].series)»: the line of `path`, else of the nearest part around it."""
        name = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in path).lstrip(".")
        for length in range(len(path), 0, -1):
            if path[:length] in self.of:
                return tr("línea {of} ({name})", of=self.of[path[:length]], name=name)
        return tr("línea 1 ({name})", name=name)
