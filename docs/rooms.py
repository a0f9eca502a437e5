"""Writes the rooms of the house into docs/DESIGN.md, from the import contracts and the packages' own words: `.venv/bin/python docs/rooms.py`."""

import ast
import re
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DESIGN = ROOT / "docs" / "DESIGN.md"


def floors() -> dict[str, list[list[str]]]:
    """Of each package whose floors a contract fixes, the rooms of each floor, from the highest to the lowest."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = [one for one in settings["tool"]["importlinter"]["contracts"] if one["type"] == "layers"]
    return {one["containers"][0]: [re.split(r" [|:] ", floor) for floor in one["layers"]] for one in contracts}


def purpose(module: str) -> str:
    """The first line of what a module or package says of itself."""
    path = ROOT / module.replace(".", "/")
    file = path / "__init__.py" if path.is_dir() else path.with_suffix(".py")
    return (ast.get_docstring(ast.parse(file.read_text(encoding="utf-8"))) or "").split("\n", 1)[0]


def table(package: str, rows: list[list[str]]) -> str:
    """A row for each room, the highest floor first; rooms of one floor know nothing of each other."""
    lines = ["| floor | room | what it is |", "|---|---|---|"]
    for number, rooms in zip(range(len(rows), 0, -1), rows, strict=True):
        lines += [f"| {number} | `{room}` | {purpose(f'{package}.{room}')} |" for room in rooms]
    return "\n".join(lines)


def page_with_tables(text: str) -> str:
    """The page `text` with every table of rooms as it is now."""
    for package, rows in floors().items():
        start, end = f"<!-- rooms of {package} -->", f"<!-- end of {package} -->"
        before, _, rest = text.partition(start)
        _, _, after = rest.partition(end)
        if not after:
            raise SystemExit(f"docs/DESIGN.md lacks {start} … {end}")
        text = f"{before}{start}\n{table(package, rows)}\n{end}{after}"
    return text


def main() -> int:
    """Brings the page up to date."""
    DESIGN.write_text(page_with_tables(DESIGN.read_text(encoding="utf-8")), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
