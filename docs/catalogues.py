"""Brings the catalogues up to date with the texts of the code and of the plans: `.venv/bin/python docs/catalogues.py`.

New texts come in without a translation, old ones go, and it prints how many lack one (exit status 1 then). Translations already
written stay as they are. Edit the .po files with any gettext editor, or by hand.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from plancom import plan as plans  # noqa: E402 - the folder above, where plancom is
from plancom.language.translation import CATALOGUES, LANGUAGES, SOURCE  # noqa: E402
from plancom.plan import translated  # noqa: E402

KEYWORDS = {"tr": None, "later": None, "counted": (2, 3), "plural": (2, 3), "tr_in": ((1, "c"), 2)}


def code_texts() -> Catalog:
    """Every text that the code says, with the modules that say it."""
    template = Catalog(project="plancom", charset="utf-8", fuzzy=False)
    for folder in ("plancom", "pages"):
        found = extract_from_dir(ROOT / folder, [("**.py", "python")], keywords=KEYWORDS)
        for name, _line, message, _comments, context in sorted(found, key=lambda one: one[:2]):
            if message and (not isinstance(message, tuple) or all(message)):
                template.add(message, locations=[(f"{folder}/{name}", None)], context=context)
    return template


def plan_texts(path: Path) -> Catalog:
    """Every text of a plan file that its readers are told."""
    template = Catalog(project=path.stem, charset="utf-8", fuzzy=False)
    for context, text in translated.texts(plans.load(path)):
        template.add(text, context=context or None)
    return template


def catalogues() -> Iterator[tuple[Path, str, Catalog]]:
    """Each catalogue: its file, its language, and the texts it must have."""
    for spoken in LANGUAGES:
        if spoken != SOURCE:
            yield CATALOGUES / f"{spoken}.po", spoken, code_texts()
            for path in sorted((ROOT / "data" / "plan").glob("*.toml")):
                yield translated.catalogue_path(path, spoken), spoken, plan_texts(path)


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
            forms = known.string if known is not None else None
            new.add(message.id, forms, locations=message.locations, context=message.context, flags=message.flags)
    return new


def is_translated(forms: str | list[str] | tuple[str, ...] | None) -> bool:
    """Whether a message has all its forms."""
    return bool(forms) and (isinstance(forms, str) or all(forms))


def main() -> int:
    """Writes every catalogue, and says what lacks a translation."""
    lacking = 0
    for path, spoken, template in catalogues():
        catalogue = updated(path, spoken, template)
        with path.open("wb") as file:
            write_po(file, catalogue, sort_output=False, omit_header=True, width=0)
        empty = [message for message in catalogue if message.id and not is_translated(message.string)]
        lacking += len(empty)
        print(f"{path.relative_to(ROOT)}: {len(catalogue)} textos, {len(empty)} sin traducir")  # noqa: T201 - a command's output
    return 1 if lacking else 0


if __name__ == "__main__":
    sys.exit(main())
