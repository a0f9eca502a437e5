"""The catalogue of problems is all that can be said to be wrong, and docs/messages.md shows it."""

import ast
import re
import sys
from pathlib import Path

import pytest

from plancom.datasets.problems.rows import Misspelt
from plancom.language.translation import speaking

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "docs"))

import messages  # noqa: E402 - a script of the documents

ENTRIES = [kind for kinds in messages.rooms().values() for kind in kinds]
CATALOGUE = ROOT / "plancom" / "datasets" / "problems"
KEPT = """
    ambiguous another_table archive archive_members archive_mixed archive_path bad_date bad_declaration bad_name
    bad_range bad_sql bad_toml bad_url bad_values bad_zone broken_csv broken_data_version broken_decision
    broken_document broken_index broken_plan broken_public_page broken_rules cancelled change_without_import
    changed_rows changed_snapshot changed_strategies check_stopped conflicting_row coverage_without_import crashed
    cut_list damaged damaged_evidence damaged_original date_in_number days_over_months declined divided_days divided_rows
    duplicate_row either_order empty_evidence empty_file endless_cell evidence_without_change failed
    formula_without_value fraction future_date lines_without_import lost lost_column lost_evidence lost_import
    lost_index lost_original lost_rule lost_snapshot lost_table lost_trigger misnamed_original missing_columns missing_database
    missing_date missing_db_column missing_part missing_site missing_table missing_value missing_variable misspelt
    month_not_over month_without_data months_over_days more_problems negative nested_archive newer_tables no_author
    no_count no_cryptography no_day no_driver no_engine no_figures no_header no_java no_reason no_room no_rows
    no_year not_a_count
    not_a_date not_a_day not_a_moment not_a_number not_a_select not_allowed not_done not_of_ibis not_one_select not_written
    of_nothing old_date older_tables one_per_link open_quote original_differs original_of_nothing other_account
    other_periods other_sheet overwritten_pages partial_list password percentage repeated_column repeated_rows repeated_version
    rows_above rows_missing rows_without_import sample_data scaled several_accounts several_names several_revisions
    skipped_version staging_left still_counting timed_out told_twice too_big too_large too_large_number too_many_cells
    too_many_columns too_many_rows too_many_sheets too_slow total_channel total_mismatch two_in_force
    undone_otherwise unfinished_migration unknown_channel unknown_dataset unknown_kind unknown_parameter
    unknown_strategy unknown_task unknown_word unreachable unreadable unrecognised web_page withdrawal_of_nothing
    writes wrong_channel wrong_coverage wrong_currency wrong_password wrong_size wrong_strategy wrong_totals
    wrong_type
"""
"""The codes that databases keep and programs ask for: a new one is added, none is written otherwise."""


@pytest.fixture(scope="module")
def code() -> dict[Path, ast.Module]:
    """All of the program but the catalogue."""
    return {
        path: ast.parse(path.read_text(encoding="utf-8"))
        for path in sorted((ROOT / "plancom").rglob("*.py"))
        if CATALOGUE not in path.parents
    }


def test_the_page_shows_the_catalogue():
    assert messages.PAGE.read_text(encoding="utf-8") == messages.page(), "run docs/messages.py"


def test_codes_are_kept_to_the_letter():
    assert sorted({kind.code for kind in ENTRIES}) == KEPT.split()


@pytest.mark.parametrize("kind", ENTRIES, ids=lambda kind: kind.__name__)
def test_an_entry_fills_in_what_it_names_in_either_language(kind):
    one = messages.example(kind)
    for spoken in ("es", "en"):
        with speaking(spoken):
            problem = one.at("Hoja1", 3, "fecha", "x")
        assert problem.message
        assert problem.message == problem.message.strip()
        assert "{}" not in problem.message
        assert set(re.findall(r"(?<!\$)\{(\w+)\}", problem.message + problem.fix)) <= set(vars(one))
        assert (problem.code, problem.rejects, problem.row) == (kind.code, kind.rejects, 3)


def test_no_problem_is_made_beside_the_catalogue(code):
    made = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path, tree in code.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and getattr(node.func, "id", getattr(node.func, "attr", "")) in {"Problem", "Fault"}
    ]
    assert made == []


def test_every_entry_is_said_somewhere(code):
    named = {node.id for tree in code.values() for node in ast.walk(tree) if isinstance(node, ast.Name)}
    assert [kind.__name__ for kind in ENTRIES if kind.__name__ not in named] == []


def test_every_code_that_the_program_asks_for_is_in_the_catalogue(code):
    asked = set()
    for tree in code.values():
        for node in ast.walk(tree):
            if isinstance(node, ast.Compare) and isinstance(node.left, ast.Attribute) and node.left.attr == "code":
                asked |= {one.value for one in ast.walk(node) if isinstance(one, ast.Constant)}
    assert asked >= {"ambiguous", "fraction", "bad_range"}
    assert asked <= {kind.code for kind in ENTRIES}


def test_the_word_of_a_cell_is_said_as_it_is_even_with_braces():
    problem = Misspelt(word="{0} {x}", right="Facebook").at("Hoja1", 2)
    assert problem.message == "«{0} {x}» no es uno de los que cuenta el plan: queda aparte, fuera de la meta."
    assert problem.fix == "¿Quiso decir «Facebook»? Corríjalo y súbalo de nuevo."
