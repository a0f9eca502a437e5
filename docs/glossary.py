"""Writes the words of the screen into docs/words.md, from the glossary that the help page shows: `.venv/bin/python docs/glossary.py`."""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from plancom.language.glossary import GLOSSARY  # noqa: E402 - the folder above, where plancom is
from plancom.language.translation import speaking  # noqa: E402

WORDS = ROOT / "docs" / "words.md"
FIRST, LAST = "<!-- words of the screen -->", "<!-- end of the words of the screen -->"


def table() -> str:
    """A row for each word, with the other headings under which it stands."""
    with speaking("es"):
        rows = [f"| {', '.join((one.name, *one.headings))} | {one.definition} |" for one in GLOSSARY]
    return "\n".join(["| en la pantalla | quiere decir |", "|---|---|", *rows])


def page(text: str) -> str:
    """The page `text` with its table as it is to be."""
    before, _, rest = text.partition(FIRST)
    after = rest.partition(LAST)[2]
    return f"{before}{FIRST}\n{table()}\n{LAST}{after}"


def main() -> int:
    """Brings the page up to date."""
    WORDS.write_text(page(WORDS.read_text(encoding="utf-8")), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
