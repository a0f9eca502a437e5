"""Brings the catalogues up to date with the texts of the code and of the plans: `.venv/bin/python docs/catalogues.py`.

New texts come in without a translation, old ones go, and it prints how many lack one (exit status 1 then). Translations already
written stay as they are. Edit the .po files with any gettext editor, or by hand.
"""

import ast
import sys
from collections.abc import Callable, Iterator
from functools import partial
from itertools import product
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from plancom import plan as plans  # noqa: E402 - the folder above, where plancom is
from plancom.language.translation import CATALOGUES, LANGUAGES, SOURCE  # noqa: E402
from plancom.plan import translation  # noqa: E402

SAYING = {"tr": 0, "later": 0, "tr_in": 1, "phrase": 0}  # which argument of these functions is the text
COUNTING = ("counted", "plural")  # the second and the third of these: for one and for many

Message = str | tuple[str, str]
Forms = str | list[str] | tuple[str, ...] | None


def code_texts() -> Catalog:
    """Every text that the code says, with the modules that say it."""
    template = Catalog(project="plancom", charset="utf-8", fuzzy=False)
    for folder in ("plancom", "pages"):
        for path in sorted((ROOT / folder).rglob("*.py")):
            for message, context in messages(path):
                template.add(message, locations=[(path.relative_to(ROOT).as_posix(), None)], context=context)
    return template


def messages(path: Path) -> Iterator[tuple[Message, str | None]]:
    """Each text that a module says, with its context, in the order of its lines.

    Babel's own extraction reads tokens, and until Python 3.12 an f-string is one of them: what is said within it was lost.
    """
    calls = [node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Call)]
    for call in sorted(calls, key=lambda one: (one.lineno, one.col_offset)):
        name = _function_name(call)
        if name in COUNTING and len(call.args) > 2:  # noqa: PLR2004 - the number and both words
            for forms in product(_texts(call.args[1]), _texts(call.args[2])):
                yield forms, None
        elif name in SAYING and len(call.args) > SAYING[name]:
            yield from _argument_texts(call, SAYING[name])


def _function_name(call: ast.Call) -> str:
    """The name of the function that is called; "" where it has none."""
    return call.func.id if isinstance(call.func, ast.Name) else getattr(call.func, "attr", "")


def _argument_texts(call: ast.Call, place: int) -> Iterator[tuple[str, str | None]]:
    """The texts of the argument at `place`, with the context that stands before it."""
    context = next(_texts(call.args[0]), None) if place else None
    for text in _texts(call.args[place]):
        yield text, context


def _texts(node: ast.expr) -> Iterator[str]:
    """The text that stands there, or the two of which one is chosen."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value:
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from _texts(node.body)
        yield from _texts(node.orelse)


def plan_texts(path: Path) -> Catalog:
    """Every text of a plan file that its readers are told."""
    template = Catalog(project=path.stem, charset="utf-8", fuzzy=False)
    for context, text in translation.texts(plans.load(path)):
        template.add(text, context=context or None)
    return template


def catalogues() -> Iterator[tuple[Path, str, Callable[[], Catalog]]]:
    """Each catalogue: its file, its language, and what finds the texts it must have."""
    for spoken in LANGUAGES:
        if spoken != SOURCE:
            yield CATALOGUES / f"{spoken}.po", spoken, code_texts
            for path in sorted((ROOT / "data" / "plan").glob("*.toml")):
                yield translation.catalogue_path(path, spoken), spoken, partial(plan_texts, path)


def updated(path: Path, spoken: str, template: Catalog) -> Catalog:
    """The texts of `template` with the translations that the catalogue at `path` has."""
    old = Catalog()
    if path.is_file():
        with path.open("rb") as file:
            old = read_po(file, locale=spoken)
    new = Catalog(locale=spoken, project=template.project, charset="utf-8", fuzzy=False)
    for message in template:
        if message.id:
            known = old.get(message.id, message.context)
            forms = _forms(known.string, message.id) if known is not None else None
            new.add(message.id, forms, locations=message.locations, context=message.context, flags=message.flags)
    return new


def _forms(known: Forms, said: object) -> Forms:
    """What was written, if it still fits: a text that has become a plural asks for both its forms anew."""
    if isinstance(said, tuple):
        return None if isinstance(known, str) else known
    return known if isinstance(known, str) or not known else known[0]


def is_translated(forms: Forms) -> bool:
    """Whether a message has all its forms."""
    return bool(forms) and (isinstance(forms, str) or all(forms))


def main() -> int:
    """Writes every catalogue, and says what lacks a translation."""
    lacking = 0
    for path, spoken, texts in catalogues():
        catalogue = updated(path, spoken, texts())
        with path.open("wb") as file:
            write_po(file, catalogue, sort_output=False, omit_header=True, width=0)
        empty = [message for message in catalogue if message.id and not is_translated(message.string)]
        lacking += len(empty)
        print(f"{path.relative_to(ROOT)}: {len(catalogue)} textos, {len(empty)} sin traducir")  # noqa: T201 - a command's output
    return 1 if lacking else 0


if __name__ == "__main__":
    sys.exit(main())
