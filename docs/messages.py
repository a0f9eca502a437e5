"""Writes docs/messages.md, everything that plancom can say to be wrong with a file, from the catalogue of problems: `.venv/bin/python docs/messages.py`."""

import importlib
import inspect
import pkgutil
import sys
from collections import defaultdict
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from plancom.datasets import problems  # noqa: E402 - the folder above, where plancom is
from plancom.datasets.problems import Fault  # noqa: E402
from plancom.datasets.problems.damage import Damage  # noqa: E402
from plancom.language.translation import speaking  # noqa: E402

PAGE = ROOT / "docs" / "messages.md"
SEVERAL = 2
"""How many there are of what an entry counts, on the page: the sentence stands in the plural."""

_HEAD = """# Messages

What plancom says to be wrong with a file, a database or an import, with the remedy that it gives; written by `python docs/messages.py` from the
catalogue in `plancom/datasets/problems/`, and held to it by a test. A *code* is stable: it is what programs see (`import --json`) and what
databases keep. Of one code there may be several sentences. What stands in {braces} is filled in; what *rejects* keeps its row, or the file,
from counting, and all else is a warning; so is a fault of a cell that nothing is counted by (a reach). The sentences are Spanish, as in the
code; their translations are in the catalogues ([translating.md](translating.md)). Of damages of the database the sentence is followed by which figure it concerns
(`db check`, [adr/0070](adr/0070-checks-and-repairs.md)); they reject nothing.
"""


def rooms() -> dict[str, list[type[Fault]]]:
    """The entries of each module of the catalogue that has any, in the order in which they are written."""
    found: dict[str, list[type[Fault]]] = {}
    for one in pkgutil.iter_modules(problems.__path__, f"{problems.__name__}."):
        module = importlib.import_module(one.name)
        mine = [kind for kind in vars(module).values() if inspect.isclass(kind) and kind.__module__ == one.name]
        entries = [kind for kind in mine if issubclass(kind, Fault) and kind is not Fault and is_entry(kind)]
        if entries:
            found[one.name] = entries
    return found


def is_entry(kind: type[Fault]) -> bool:
    """Whether it is a sentence of its own, and not what several of them have in common."""
    return bool(kind.sentence) or ("message" in vars(kind) and not kind.__subclasses__())


def example(kind: type[Fault]) -> Fault:
    """An entry whose values are the names of its fields, in braces; what it counts are several."""
    values: dict[str, object] = {}
    for name, field in inspect.signature(kind).parameters.items():
        written = f"{{{name}}}"
        values[name] = SEVERAL if field.annotation is int and written not in kind.sentence else written
    return kind(**values)


def purpose(module: str) -> str:
    """The first line of what a module says of itself."""
    return (importlib.import_module(module).__doc__ or "").split("\n", 1)[0]


def table(entries: list[type[Fault]]) -> str:
    """A row for each sentence, those of one code together."""
    by_code: dict[str, list[type[Fault]]] = defaultdict(list)
    for kind in entries:
        by_code[kind.code].append(kind)
    lines = ["| code | sentence | remedy | rejects |", "|---|---|---|---|"]
    for code, kinds in by_code.items():
        for kind in kinds:
            one = example(kind)
            rejects = "yes" if kind.rejects else "no"
            said = f"{one.message} {one.concerns}" if isinstance(one, Damage) else one.message
            lines.append(f"| `{code}` | {_cell(said)} | {_cell(one.fix)} | {rejects} |")
    return "\n".join(lines)


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("<", "&lt;") or "–"


def page() -> str:
    """The whole page."""
    with speaking("es"):
        parts = [f"## {purpose(module)}\n\n{table(entries)}\n" for module, entries in rooms().items()]
    return "\n".join([_HEAD, *parts])


def main() -> int:
    """Brings the page up to date."""
    PAGE.write_text(page(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
