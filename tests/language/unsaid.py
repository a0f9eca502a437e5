"""Finds texts for people that never reach a catalogue: Spanish words in the code outside `tr`, `later` and their like."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SAYING = {"tr", "later", "tr_in", "counted", "plural"}
LOGGING = {"debug", "info", "warning", "error", "exception"}
SPANISH = re.compile(r"[A-Za-záéíóúñ]{2,} [a-záéíóúñ«¿]|[áéíóúñ«¿¡]")
LABEL = re.compile(r"^[A-ZÁÉÍÓÚÑ¿«][a-záéíóúñ]{2,}[:.…]?$")
TAGS = re.compile(r"<[^>]*>|<[^>]*$|^[^<]*>|:material/\w+:")  # whole tags, and those that a value splits

SQL = re.compile(r"^(SELECT|INSERT|UPDATE|DELETE|PRAGMA)\b")
TECHNICAL = {
    "Subject",
    "a short name in lower case, without spaces",
    "nothing was read from this file",
    " decisions since",
    "not a database",
    "unable to open",
}
"""What machines and developers say and read: a header, what SQLite answers, errors of the code's own."""
VOCABULARY = {
    "plancom/language/dates.py": "the names of months and days, of each language",
    "plancom/charts/theme.py": "plotly's own English, by which it looks up what we say instead",
    "plancom/language/translation.py": "the names of the languages, each in its own",
}
"""Modules whose Spanish words are data: what files call things, never shown to anybody."""


def modules() -> Iterator[Path]:
    """All modules that people's texts come from."""
    for folder in ("plancom", "pages"):
        for path in sorted((ROOT / folder).rglob("*.py")):
            if "migrations" not in path.parts:
                yield path


def unsaid(path: Path) -> list[tuple[int, str]]:
    """Line and text of each Spanish string of the module that no function says."""
    name = path.relative_to(ROOT).as_posix()
    if any(name.startswith(known) for known in VOCABULARY):
        return []
    tree = ast.parse(path.read_text(encoding="utf-8"))
    parents = {child: node for node in ast.walk(tree) for child in ast.iter_child_nodes(node)}
    return [
        (node.lineno, node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and _is_for_people(node.value)
        and not _is_said(node, parents)
    ]


def _is_for_people(text: str) -> bool:
    if text in TECHNICAL or SQL.match(text):
        return False
    words = TAGS.sub(" ", text)
    return bool(SPANISH.search(words) or LABEL.match(words.strip()))


def _is_said(node: ast.AST, parents: dict[ast.AST, ast.AST]) -> bool:
    """Whether something says the text, or it is a docstring, a type, a log's line or a pattern."""
    while node in parents:
        above = parents[node]
        if _says(above, node) or _is_type(above, node):
            return True
        if isinstance(above, ast.Expr) and isinstance(node, ast.Constant):
            return True  # a docstring, or the text under a constant
        if isinstance(above, ast.Assign) and any(isinstance(t, ast.Name) and t.id == "__all__" for t in above.targets):
            return True
        node = above
    return False


def _says(above: ast.AST, node: ast.AST) -> bool:
    if not isinstance(above, ast.Call) or node is above.func:
        return False
    name = above.func.id if isinstance(above.func, ast.Name) else getattr(above.func, "attr", "")
    owner = getattr(getattr(above.func, "value", None), "id", "")
    logged = name in LOGGING and owner in {"log", "_log", "logger"}
    return logged or owner == "re" or name in SAYING | {"cast", "TypeVar"}


def _is_type(above: ast.AST, node: ast.AST) -> bool:
    if isinstance(above, ast.FunctionDef):
        return node is above.returns
    if isinstance(above, ast.AnnAssign | ast.arg):
        return node is above.annotation
    return isinstance(above, ast.Subscript) and isinstance(above.value, ast.Name) and above.value.id == "Literal"


if __name__ == "__main__":
    import sys

    for each in modules():
        if len(sys.argv) == 1 or any(each.relative_to(ROOT).as_posix().startswith(wanted) for wanted in sys.argv[1:]):
            for line, text in unsaid(each):
                print(f"{each.relative_to(ROOT)}:{line}: {text[:100]!r}")  # noqa: T201
