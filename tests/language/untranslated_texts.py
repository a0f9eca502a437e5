"""Finds texts for people that never reach a catalogue: Spanish words in the code outside `tr`, `later` and their like."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TRANSLATING = {"tr", "later", "tr_in", "counted", "plural", "phrase"}
LOOKS = {"style", "body_style", "class_"}  # attributes of elements that nobody reads
LOGGING = {"debug", "info", "warning", "error", "exception"}
SPANISH = re.compile(r"[A-Za-záéíóúñ]{2,} [a-záéíóúñ«¿]|[áéíóúñ«¿¡]")
LABEL = re.compile(r"^[A-ZÁÉÍÓÚÑ¿«][a-záéíóúñ]{2,}[:.…]?$")
TAGS = re.compile(r"<[^>]*>|<[^>]*$|^[^<]*>|:material/\w+:")  # whole tags, and those that a value splits

SQL = re.compile(r"^(SELECT|INSERT|UPDATE|DELETE|PRAGMA)\b")
TECHNICAL = {
    "Subject",
    "a short name in lower case, without spaces",
    "the table is not of this dataset",
    "nothing was read from this file",
    " versions since",
    "not a database",
    "unable to open",
}
"""What machines and developers say and read: a header, what SQLite answers, errors of the code's own."""
VOCABULARY = {
    "plancom/ui/access/gate.py:NAMES": "names of identity providers",
    "plancom/datasets/procedures.py:ALL_PROCEDURES": "a procedure's name, as the database keeps it",
    "plancom/datasets/procedures.py:PETITIONS_AND_COMPLAINTS": "names of procedures in files",
    "plancom/sources/formats/plain/column_roles.py:_IN_PERSON": "names of channels in files",
    "plancom/sources/quantities/aggregates.py:_ALL_OF_THEM": "names of sums in files",
    "plancom/sources/quantities/aggregates.py:_PLAIN": "names of sums in files",
    "plancom/datasets/procedures.py:THEIR_TYPES": "names of procedures in files",
    "plancom/charts/calendars.py:_plural": "the end of a Spanish word",
    "plancom/reports/formats.py:Format": "the name of a program",
    "plancom/reports/html/page.py:rules": "a header",
    "plancom/reports/html/page.py:_without_print": "CSS",
    "plancom/reports/html/page.py:_colours": "CSS",
    "plancom/reports/pdf/drawing.py:annotate": "matplotlib's words",
    "plancom/reports/pdf/drawing.py:savefig": "an SVG's words",
    "plancom/reports/xlsx/sheets.py:rstrip": "marks at the end of a cut name",
    "plancom/reports/pptx/style.py:FONT": "a font",
    "plancom/reports/pptx/year_charts.py:MONTH": "a format of dates",
    "plancom/reports/shared/pages.py:STYLE": "CSS",
    "plancom/reports/shared/pages.py:POLICY": "a header",
    "plancom/reports/shared/summary.py:CELL": "CSS",
    "plancom/reports/shared/summary.py:PAGE": "CSS",
    "plancom/reports/sheet/html.py:BODY": "CSS",
    "plancom/reports/sheet/html.py:PAPER": "CSS",
    "plancom/reports/xlsx/chart.py:set_x_axis": "the format of a month",
    "plancom/reports/xlsx/sheets.py:FONT": "a font",
    "plancom/reports/xlsx/sheets.py:made": "the format of a month",
    "plancom/datasets/post_types.py:_CALLED": "words of tools' files",
    **{
        f"plancom/datasets/{path.name}:{place}": why
        for path in (ROOT / "plancom" / "datasets").glob("*.py")
        for place, why in {
            "Column.example": "words of the plan and of files, which the templates take as they are",
            "Column.choices": "words that cells of files hold",
            "_HEADERS": "headers of files",
        }.items()
    },
    "plancom/datasets/procedures.py:_RECEIVED": "headers of files",
    "plancom/datasets/shared_words.py": "headers of files",
    "plancom/language/dates.py": "the names of months and days, of each language",
    "plancom/charts/theme.py": "plotly's own English, by which it looks up what we say instead",
    "plancom/language/phrases.py": "grammar of Spanish",
    "plancom/operation/metrics.py": "what Prometheus shows beside a measure, English as its names",
    "plancom/store/db/staging.py": "SQL",
    "plancom/store/db/audit_triggers.py": "SQL",
    "plancom/store/db/holder.py:_GETS_ON": "SQL",
    "plancom/store/db/holder.py:waiting_writers": "SQL",
    "plancom/store/db/postgresql.py": "SQL, and what a server says",
    "plancom/store/checks/values.py:_NO_DATE": "SQL",
    "plancom/store/checks/values.py:_NO_MOMENT": "SQL",
    "plancom/store/checks/values.py:quantities": "SQL",
    "plancom/store/checks/file.py:_IDLE": "what SQLite says",
    "plancom/store/upkeep/new_file.py:execute": "SQL",
    "plancom/language/translation.py": "the names of the languages, each in its own",
    "plancom/sources/accounts/account_columns.py": "headers and words of files",
    "plancom/sources/accounts/questions.py:_USUAL": "the names of networks",
    "plancom/sources/cells/numbers.py:BLANK_WORDS": "words that cells hold for «it is not known»",
    "plancom/sources/rows/channels.py:ELECTRONIC": "words of files",
    "plancom/sources/rows/channels.py:_TOTALS": "words of files",
    "plancom/sources/coverage/cut_lists.py:_AMOUNT": "words of lists",
    "plancom/sources/tables/year_columns.py:_MONTHS": "headers of files",
    "plancom/sources/coverage/month_headings.py:_MONTH": "headers of files",
    "plancom/sources/coverage/month_headings.py:_BESIDE": "headers of files",
    "plancom/sources/coverage/other_periods.py:_STARTS": "headers of files",
    "plancom/sources/coverage/other_periods.py:_ENDS": "headers of files",
    "plancom/sources/coverage/other_periods.py:_RANGES": "headers of files",
    "plancom/sources/files/pivot_labels.py:_LABELS": "what a spreadsheet writes",
    "plancom/sources/formats/handmade/words/networks.py:_CALLED": "names of networks in files",
    "plancom/sources/formats/handmade/words/networks.py:_OWN_POSTS": "names of networks in files",
    "plancom/sources/coverage/cut_lists.py:_ITEMS": "words of lists",
    "plancom/sources/coverage/cut_lists.py:_SHOWN": "words of lists",
    "plancom/sources/coverage/cut_lists.py:_WHOLE": "words of lists",
    "plancom/sources/coverage/cut_lists.py:_FROM_TO": "words of lists",
    "plancom/sources/coverage/cut_lists.py:_NOT_TIME": "words of lists",
    "plancom/sources/coverage/cut_lists.py:_HOW": "words of lists",
    "plancom/sources/coverage/cut_lists.py:_PARTS": "words of lists",
    "plancom/sources/coverage/cut_lists.py:_PAGE": "words of lists",
    "plancom/sources/coverage/cut_lists.py:_BEST": "words of lists",
    "plancom/sources/coverage/cut_lists.py:_LIMITS": "words of lists",
    "plancom/sources/databases/declarations.py:removeprefix": "what pydantic says",
    "plancom/sources/databases/failures.py:_NAMES": "what drivers say",
    "plancom/sources/databases/failures.py:_WORDS": "what drivers say",
    "plancom/sources/databases/ga4_bigquery.py": "SQL",
    "plancom/sources/databases/matomo.py:question": "SQL",
    "plancom/sources/databases/matomo.py:text": "SQL",
    "plancom/sources/databases/read_only.py": "SQL",
    "plancom/sources/files/excel_xml.py:_Workbook._start": "tags and attributes of Excel's XML",
    "plancom/sources/files/excel_xml.py:_Workbook._end": "tags of Excel's XML",
    "plancom/sources/files/excel_xml.py:_typed": "types of Excel's XML",
    "plancom/sources/cells/dates.py:_PORTUGUESE_MONTHS": "words of dates",
    "plancom/sources/cells/dates.py:_PORTUGUESE_WEEKDAYS": "words of dates",
    "plancom/sources/formats/declined/social_networks.py:_META": "lines of files",
    "plancom/sources/formats/declined/social_networks.py:sets": "headers of files",
    "plancom/sources/formats/declined/social_networks.py:Known.like": "headers of files",
    "plancom/sources/formats/declined/web_sites.py:sets": "headers of files",
    "plancom/sources/formats/declined/web_sites.py:Known.like": "headers of files",
    "plancom/sources/formats/ga4/blocks.py": "headers of files",
    "plancom/sources/formats/ga4/dimensions.py": "headers of files",
    "plancom/sources/formats/linkedin_top.py:_DAY": "headers of files",
    "plancom/sources/formats/linkedin_top.py:_INTERACTIONS": "headers of files",
    "plancom/sources/formats/linkedin_top.py:_LINK": "headers of files",
    "plancom/sources/formats/matomo.py:_LAYOUT": "headers of files",
    "plancom/sources/formats/meta.py:_ACCOUNT": "headers of files",
    "plancom/sources/formats/meta.py:_ACCOUNT_NAME": "headers of files",
    "plancom/sources/formats/meta.py:_COLUMNS": "headers of files",
    "plancom/charts/text_size.py:_REGULAR": "letters by their width",
    "plancom/charts/text_size.py:_BOLD": "letters by their width",
    "plancom/sources/formats/meta.py:_INSIGHTS": "headers of files",
    "plancom/sources/formats/meta.py:_PAGE": "headers of files",
    "plancom/sources/formats/meta.py:_PAGE_NAME": "headers of files",
    "plancom/sources/formats/meta.py:_POST_PT": "headers of files",
    "plancom/sources/formats/meta.py:_WHOLE_LIFE": "headers of files",
    "plancom/sources/formats/meta.py:Layout.first_of": "headers of files",
    "plancom/sources/formats/other_networks.py:Layout": "headers of files",
    "plancom/sources/formats/other_networks.py:_NETWORK": "headers of files",
    "plancom/sources/formats/other_networks.py:_OWN_WORDS": "headers of files",
    "plancom/sources/formats/other_networks.py:_SUMS": "headers of files",
    "plancom/sources/formats/post_links.py:_LAYOUT": "headers of files",
    "plancom/sources/formats/post_links.py:_FIGURES": "headers of files",
    "plancom/sources/formats/post_links.py:_OTHERS": "headers of files",
    "plancom/sources/formats/press.py:Layout": "headers of files",
    "plancom/sources/formats/plain/column_roles.py:NAMING": "headers of files",
    "plancom/sources/quantities/verdicts.py:_TYPES_OF_REQUESTS": "words of files",
    "plancom/sources/quantities/titled_procedures.py:_ABOUT_TEXT": "words of files",
    "plancom/sources/quantities/titled_procedures.py:_without_dates": "punctuation",
    "plancom/sources/formats/universal_analytics.py": "headers of files",
    "plancom/sources/formats/x.py:Layout": "headers of files",
    "plancom/sources/tables/sheet_notes.py:_MADE": "words of sheets' notes",
    "plancom/sources/formats/handmade/layout/day_rows.py:_DAYS": "what heads the numbers of days",
    "plancom/sources/formats/handmade/layout/sub_headers.py:_MISSING": "words that cells hold for «it is not known»",
    "plancom/sources/formats/handmade/words/meaning.py:_TITLES": "words of sheets' titles",
    "plancom/sources/formats/handmade/words/meaning.py:_UNITS": "words of sheets' columns",
    "plancom/sources/formats/handmade/words/networks.py:_NETWORKS": "words that sheets use for networks",
    "plancom/sources/formats/handmade/words/parts.py:_NEUTRAL_TEXT": "words that sheets use beside networks",
    "plancom/sources/formats/handmade/words/titles.py:_NEUTRAL_TEXT": "words of sheets' titles",
    "plancom/sources/formats/handmade/words/vocabulary.py": "words that sheets use for what they count",
    "plancom/sources/tables/layouts.py:INSTRUCTIONS_MARKS": "how templates are known that were handed out, in each language",
    "plancom/sources/mapping/meaning.py:_PRESS": "words of headers and titles",
    "plancom/sources/copies/marked_copy.py:_SHEET": "a sheet's name, by which its cells are found",
    "plancom/sources/copies/marked_copy.py:_SUFFIXES": "how copies are known that were handed out, in each language",
    "plancom/sources/files/markup.py": "tags of web pages",
    "plancom/sources/rows/data_rows.py:_TOTALS": "words that cells hold",
    "plancom/sources/accounts/properties.py": "words of files",
    "plancom/sources/rows/joined_names.py": "words that cells hold for several networks",
    "plancom/sources/tables/remarks.py:_FIGURES": "words of sheets' notes",
    "plancom/sources/tables/remarks.py:_UNITS": "headers of files",
    "plancom/sources/rows/shapes.py:_NO_NUMBER": "words that cells hold",
    "plancom/sources/rows/shapes.py:_press": "words of the database",
    "plancom/sources/files/sheets.py": "how copies are known that were handed out, in each language",
    "plancom/sources/copies/templates.py:LISTS": "a hidden sheet's name, which formulas and readers know",
    "plancom/sources/copies/templates.py:Font": "a font",
    "plancom/sources/files/csv_text.py:_MARK": "a mark that no file holds",
    "plancom/sources/files/csv_text.py:_SPANISH": "letters of files",
    "plancom/sources/files/xlsx/hidden_content.py": "attributes of Excel's XML",
    "plancom/sources/files/html_tables.py": "a sheet's name, as the database keeps it",
}
"""Spanish words that are data: what files call things, never shown to anybody. In a whole module, or in what a name is assigned,
defined or called with («module:NAME», «module:CALLED.keyword»).
"""


def modules() -> Iterator[Path]:
    """All modules that people's texts come from."""
    for folder in ("plancom", "pages"):
        for path in sorted((ROOT / folder).rglob("*.py")):
            if "migrations" not in path.parts:
                yield path


def untranslated(path: Path) -> list[tuple[int, str]]:
    """Line and text of each Spanish string of the module that no function says."""
    name = path.relative_to(ROOT).as_posix()
    if any(name.startswith(known) for known in VOCABULARY if ":" not in known):
        return []
    data = {known.partition(":")[2] for known in VOCABULARY if known.startswith(f"{name}:")}
    tree = ast.parse(path.read_text(encoding="utf-8"))
    parents = {child: node for node in ast.walk(tree) for child in ast.iter_child_nodes(node)}
    return [
        (node.lineno, node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and _is_for_people(node.value)
        and not _is_translated(node, parents)
        and not data & _places(node, parents)
    ]


def _is_for_people(text: str) -> bool:
    if text in TECHNICAL or SQL.match(text):
        return False
    words = TAGS.sub(" ", text)
    return bool(SPANISH.search(words) or LABEL.match(words.strip()))


def _is_translated(node: ast.AST, parents: dict[ast.AST, ast.AST]) -> bool:
    """Whether something says the text, or it is a docstring, a type, a log's line or a pattern."""
    while node in parents:
        above = parents[node]
        if _translates(above, node) or _is_type(above, node) or (isinstance(above, ast.keyword) and above.arg in LOOKS):
            return True
        if isinstance(above, ast.Expr) and isinstance(node, ast.Constant):
            return True  # a docstring, or the text under a constant
        if isinstance(above, ast.Assign) and any(isinstance(t, ast.Name) and t.id == "__all__" for t in above.targets):
            return True
        node = above
    return False


def _places(node: ast.AST, parents: dict[ast.AST, ast.AST]) -> set[str]:
    """The names of what the text stands in: constants, functions (of a class too), calls and their keywords."""
    found: set[str] = set()
    keyword = function = ""
    while node in parents:
        node = parents[node]
        if isinstance(node, ast.keyword):
            keyword = node.arg or ""
        elif isinstance(node, ast.Call):
            called = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
            found |= {called, f"{called}.{keyword}"} if keyword else {called}
            keyword = ""
        elif isinstance(node, ast.FunctionDef):
            function = node.name
            found.add(function)
        elif isinstance(node, ast.ClassDef):
            found.add(f"{node.name}.{function}")
        elif isinstance(node, ast.Assign | ast.AnnAssign | ast.AugAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            found |= {target.id for target in targets if isinstance(target, ast.Name)}
    return found


def _translates(above: ast.AST, node: ast.AST) -> bool:
    if not isinstance(above, ast.Call) or node is above.func:
        return False
    name = above.func.id if isinstance(above.func, ast.Name) else getattr(above.func, "attr", "")
    owner = getattr(getattr(above.func, "value", None), "id", "")
    logged = name in LOGGING and owner in {"log", "_log", "logger"}
    return logged or owner == "re" or name in TRANSLATING | {"cast", "TypeVar"}


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
            for line, text in untranslated(each):
                print(f"{each.relative_to(ROOT)}:{line}: {text[:100]!r}")  # noqa: T201
