"""The documents say what the code does: commands, options, plan keys, formats, messages, links and printed figures."""

import re
import subprocess
import sys
from pathlib import Path
from typing import get_args

import pytest
import typer.main
from pydantic import BaseModel

from plancom.cli import app
from plancom.datasets import DATASETS, DEFINITIONS
from plancom.plan import Plan, PlanError, load
from plancom.sources import formats
from tests.builders import CARTAGENA

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "docs"))

import glossary  # noqa: E402 - a script of the documents
import rooms  # noqa: E402 - and another

DOCUMENTS = sorted(p for p in [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
PLAN_FILE = (ROOT / "docs" / "plan-file.md").read_text(encoding="utf-8")
README = (ROOT / "README.md").read_text(encoding="utf-8")


def by_name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


# ------------------------------------------------------------------------------------------------------------- commands


def calls(text: str) -> list[str]:
    """Every `python -m plancom …` of a document, without comments and placeholders."""
    found = re.findall(r"-m plancom ([^\n`]*)", text)
    return [call.split("  #")[0].split(" #")[0].strip() for call in found]


def command_named(words: list[str]) -> object:
    """The command that the first words of a call name. Raises KeyError for one that does not exist."""
    command = typer.main.get_command(app)
    while words and hasattr(command, "commands"):
        command = command.commands[words.pop(0)]
    return command


@pytest.mark.parametrize("path", DOCUMENTS, ids=by_name)
def test_every_command_in_the_documents_exists_with_its_options(path):
    for call in calls(path.read_text(encoding="utf-8")):
        words = re.sub(r"--(plan|db|language) \S+ ", "", call).replace("[", " ").replace("]", " ").split()
        command = command_named(words)
        assert not hasattr(command, "commands"), f"{path.name}: «{call}» no nombra una orden completa"
        known = {option for parameter in command.params for option in parameter.opts}
        for word in words:
            if word.startswith("-"):
                assert word.rstrip(".…,") in known, f"{path.name}: «{call}»: {word} no existe"


def test_the_readme_names_every_command():
    group = typer.main.get_command(app)
    for name, command in group.commands.items():
        assert re.search(rf"\b{name}\b", README), f"README.md no nombra «{name}»"
        for below in getattr(command, "commands", {}):
            assert re.search(rf"\b{below}\b", README), f"README.md no nombra «{name} {below}»"


@pytest.mark.parametrize(
    "arguments", [("indicators", "--as-of", "2018-09-30"), ("series", "press", "--as-of", "2018-09-30", "--csv")]
)
def test_the_figures_in_the_readme_are_those_that_the_command_prints(arguments, samples_url):
    done = plancom("--db", samples_url, *arguments)
    shown = README.split(f"$ python -m plancom {' '.join(arguments)}\n")[1].split("```")[0].removesuffix("…\n")
    assert done.startswith(shown), f"README.md muestra otra salida de «{' '.join(arguments)}»; la de ahora:\n{done}"


@pytest.fixture(scope="module")
def samples_url(tmp_path_factory: pytest.TempPathFactory) -> str:
    url = f"sqlite:///{(tmp_path_factory.mktemp('docs') / 'plancom.db').as_posix()}"
    plancom("--db", url, "demo", "load")
    return url


def plancom(*arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-m", "plancom", *arguments],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


# ------------------------------------------------------------------------------------------------------------- the plan


def parts(model: type[BaseModel], found: set[type[BaseModel]] | None = None) -> set[type[BaseModel]]:
    """The model and every model that its fields hold."""
    found = set() if found is None else found
    found.add(model)
    for field in model.model_fields.values():
        waiting = [field.annotation]
        while waiting:
            kind = waiting.pop()
            waiting += get_args(kind)
            if isinstance(kind, type) and issubclass(kind, BaseModel) and kind not in found:
                parts(kind, found)
    return found


def test_every_key_of_the_plan_is_in_the_documents():
    models = parts(Plan)
    assert len(models) >= 12
    for model in models:
        for key, field in model.model_fields.items():
            assert f"`{key}`" in PLAN_FILE, f"docs/plan-file.md no explica «{key}» ({model.__name__})"
            if field.is_required() and model.__name__ != "Smart":
                assert re.search(rf"`{key}`(, `\w+`)? \*", PLAN_FILE), f"«{key}» es obligatorio ({model.__name__})"


def test_every_dataset_and_measure_is_in_the_documents():
    for dataset in DATASETS:
        listed = ", ".join(f"`{measure}`" for measure in DEFINITIONS[dataset].measures)
        assert f"| `{dataset}` | {listed} |" in PLAN_FILE


MISTAKES = re.findall(r"^\| `([^`]+)` \| `([^`]+)` \| (.+) \|$", PLAN_FILE, flags=re.MULTILINE)


def test_the_table_of_mistakes_is_found():
    assert len(MISTAKES) > 15


@pytest.mark.parametrize(("right", "wrong", "sentence"), MISTAKES, ids=[wrong for _, wrong, _ in MISTAKES])
def test_each_mistake_in_a_plan_is_answered_as_the_documents_say(tmp_path, right, wrong, sentence):
    text = CARTAGENA.read_text(encoding="utf-8")
    assert right in text
    path = tmp_path / "plan.toml"
    path.write_text(text.replace(right, wrong, 1), encoding="utf-8")
    with pytest.raises(PlanError) as error:
        load(path)
    assert re.fullmatch(r"Plan «plan.toml», línea \d+ \([\w.\[\]]+\): (.+)", str(error.value))[1] == sentence


# ------------------------------------------------------------------------------------------------------- formats, files


def test_every_format_module_is_in_the_documents():
    text = (ROOT / "docs" / "adding-a-format.md").read_text(encoding="utf-8")
    folder = Path(formats.__file__).parent
    paths = [one.relative_to(folder) for one in folder.rglob("[!_]*.py")]
    names = {path.as_posix() for path in paths if path.parts[0] != "handmade"}  # which is one format, of many modules
    for name in {*names, "handmade/__init__.py"}:
        module = name.removesuffix(".py").removesuffix("/__init__")
        assert f"[`{module}`](../plancom/sources/formats/{name})" in text, name


def test_the_messages_in_the_manual_are_the_codes_own():
    manual = (ROOT / "docs" / "manual.md").read_text(encoding="utf-8")
    rows = manual.split("| mensaje |")[1].split("\n\n")[0].splitlines()[2:]
    code = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "plancom").rglob("*.py"))
    code = re.sub(r'"\s*f?"', "", code)
    for row in rows:
        message = row.split("|")[1].strip()
        assert message in code, f"docs/manual.md: nada dice «{message}»"


@pytest.mark.parametrize("path", DOCUMENTS, ids=by_name)
def test_every_link_to_a_file_resolves(path):
    text = re.sub(r"^```.*?^```", "", path.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
    for target in re.findall(r"\]\(([^)\s]+)\)", text):
        if "://" in target:
            continue
        file, _, anchor = target.partition("#")
        there = (path.parent / file).resolve() if file else path
        assert there.exists(), f"{by_name(path)}: {target}"
        if anchor:
            assert anchor in anchors(there), f"{by_name(path)}: {target}"


def anchors(path: Path) -> set[str]:
    """The anchors of a document's headings, as code hosts make them."""
    headings = re.findall(r"^#+ (.+)$", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def test_decisions_are_numbered_without_gaps_or_doubles():
    numbers = [int(path.name[:4]) for path in sorted((ROOT / "docs" / "adr").glob("*.md"))]
    assert numbers == list(range(1, len(numbers) + 1))


def test_pictures_are_small():
    for path in (ROOT / "docs" / "img").glob("*.png"):
        assert path.stat().st_size < 250_000, path.name


# ---------------------------------------------------------------------------------------------------------- the house


def test_the_design_shows_the_rooms_that_the_contracts_hold_in_the_words_of_each():
    text = rooms.DESIGN.read_text(encoding="utf-8")
    assert rooms.page_with_tables(text) == text, "run docs/rooms.py"


def test_every_room_has_a_floor_and_says_what_it_is():
    assert set(rooms.floors()) == {"plancom", "plancom.sources", "plancom.store", "plancom.ui"}
    for package, floors in rooms.floors().items():
        for name in (room for floor in floors for room in floor):
            assert len(rooms.purpose(f"{package}.{name}")) > 20, name


def test_the_sections_that_the_code_cites_are_there():
    sections = set(
        re.findall(r"^## (\d+)\.", (ROOT / "docs" / "computation.md").read_text(encoding="utf-8"), re.MULTILINE)
    )
    cited = {
        number
        for path in (ROOT / "plancom").rglob("*.py")
        for number in re.findall(r"computation\.md §(\d+)", path.read_text(encoding="utf-8"))
    }
    assert {"2", "3", "4"} <= cited <= sections
    assert not [path for path in (ROOT / "plancom").rglob("*.py") if "SPEC §" in path.read_text(encoding="utf-8")]


# ---------------------------------------------------------------------------------------------------------------- words


def test_the_page_of_words_defines_what_the_screen_says_as_the_help_page_does():
    text = (ROOT / "docs" / "words.md").read_text(encoding="utf-8")
    assert glossary.page(text) == text, "python docs/glossary.py"
