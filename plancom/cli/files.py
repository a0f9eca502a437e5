"""Commands that take files in, and write the templates and the sample data."""

import shlex
from dataclasses import asdict
from pathlib import Path
from typing import Any

import typer

from plancom.cli.context import Context, author, finish, print_json, say
from plancom.cli.parameters import AS_JSON, answers, dataset, day
from plancom.datasets import DATASETS, AnsweredQuestion, Observations, Problem, Question, Refusal, Result, titles
from plancom.datasets.problems.files import UnreadablePath
from plancom.datasets.row_counts import row_words
from plancom.language import dates
from plancom.language.phrases import counted, listed
from plancom.language.translation import later, tr
from plancom.services import importing
from plancom.services.choices import Choices
from plancom.services.importing import IncomingFile
from plancom.services.plan_examples import sample_files
from plancom.sources.copies import templates
from plancom.store.imports import commits as store
from plancom.store.imports.commits import SourceFile

demo = typer.Typer(no_args_is_help=True, help=tr("Datos de ejemplo."))


def import_files(
    context: typer.Context,
    file: list[Path] = typer.Argument(..., help=tr("Archivos por importar.")),
    kind: str = typer.Option("", "--kind", help=tr("Qué contiene: {datasets}.", datasets=", ".join(DATASETS))),
    first: str = typer.Option("", "--from", help=tr("Primer día que cubre (AAAA-MM-DD).")),
    through: str = typer.Option("", "--through", help=tr("Último día que cubre (AAAA-MM-DD).")),
    dates: str = typer.Option(
        "", "--dates", help=tr("Orden de las fechas que se pueden leer de dos maneras: dmy o mdy.")
    ),
    answer: list[str] = typer.Option(
        [],
        "--answer",
        metavar=tr("PREGUNTA=VALOR"),
        help=tr("Respuesta a una pregunta del archivo: year=2018, thousands=yes, «name:Facebok=Facebook»."),
    ),
    marked: Path | None = typer.Option(
        None,
        "--marked",
        metavar=tr("COPIA.xlsx"),
        help=tr("Escribe una copia del archivo con sus errores marcados (un solo archivo)."),
    ),
    dry_run: bool = typer.Option(False, "--dry-run", help=tr("Solo dice qué cambiaría.")),
    as_json: bool = AS_JSON,
) -> None:
    """Imports files: each by itself, all of it or nothing."""
    shared: Context = context.obj
    choices = Choices(dataset(kind) if kind else None, day(first), day(through), answers=answers(dates, answer))
    if marked is not None and len(file) != 1:
        raise typer.BadParameter(tr("--marked es para un solo archivo."))
    results = [_one(shared, path, choices, dry_run=dry_run) for path in file]
    if marked is not None:
        _write_marked(results[0], marked)
    if as_json:
        print_json({"files": list(map(as_document, file, results))})
    else:
        for path, taken in zip(file, results, strict=True):
            _say(path, taken, dry_run=dry_run)
    finish(ok=any(taken.outcome in {"imported", "unchanged"} for taken in results))


def _say(path: Path, taken: IncomingFile, *, dry_run: bool) -> None:
    """One file's result, with its problems and what it asks."""
    say(in_words(path, taken, dry_run=dry_run))
    for problem in taken.result.problems:
        say(f"  {problem.sentence}")
    for line in _asked_lines(taken):
        say(f"  {line}")


def _write_marked(taken: IncomingFile, output: Path) -> None:
    """The marked copy of a file with problems; a sentence where there is nothing to mark or it cannot be."""
    if not taken.result.problems:
        say(tr("El archivo no tiene nada que marcar: no se escribió la copia."))
        return
    made = importing.marked_copy(taken.file, taken.result.problems)
    if isinstance(made, Problem):
        say(tr("No se hizo la copia marcada. {sentence}", sentence=made.sentence))
        return
    try:
        output.write_bytes(made.content)
    except OSError:
        say(
            tr(
                "No se pudo escribir «{output}». Revise que la carpeta exista y que el archivo no esté abierto en Excel.",
                output=output,
            )
        )
        raise typer.Exit(1) from None
    say(" ".join((tr("Copia con los errores marcados en «{output}».", output=output), *made.notes)))


def _one(shared: Context, path: Path, choices: Choices, *, dry_run: bool) -> IncomingFile:
    try:
        content = path.read_bytes()
    except OSError:
        return _unreadable(path)
    taken = importing.incoming_file(shared.engine, importing.source_file(path.name, content), shared.plan, choices)
    return taken if dry_run else importing.commit_file(shared.engine, taken, shared.plan, author=author())


def _unreadable(path: Path) -> IncomingFile:
    """A path that cannot be read is rejected like any other file, so that the others are imported all the same."""
    problem = UnreadablePath(path=str(path)).at()
    return IncomingFile(
        SourceFile(path.name, "", b""), Refusal("", tr("Archivo ilegible"), (problem,)), None, "rejected"
    )


def as_document(path: Path, taken: IncomingFile) -> dict[str, Any]:
    """One file's result, as `import --json` gives it (docs/computation.md §5)."""
    seen, comparison = taken.result, taken.comparison
    return {
        "file": str(path),
        "sha256": taken.file.sha256 or None,
        "outcome": taken.outcome,
        "source": seen.source or None,
        **_content(seen),
        "rows_read": seen.rows_read,
        "rows_new": comparison.rows_new if comparison else 0,
        "rows_changed": comparison.rows_changed if comparison else 0,
        "rows_same": comparison.rows_same if comparison else 0,
        "rows_rejected": seen.rows_rejected,
        **({"rows_withdrawn": comparison.rows_withdrawn} if comparison and comparison.rows_withdrawn else {}),
        "problems": [
            {
                "code": p.code,
                "sheet": p.sheet or None,
                "row": p.row,
                "column": p.column or None,
                "value": p.value,
                "message": p.message,
                "fix": p.fix,
            }
            for p in seen.problems
        ],
        "import_id": taken.import_id,
        **({"accounts": [asdict(account) for account in seen.accounts]} if seen.accounts else {}),
        **_asked(taken),
    }


def _content(seen: Result) -> dict[str, Any]:
    """What a file that was read holds; of another, that it holds nothing."""
    if not isinstance(seen, Observations):
        return {"dataset": None, "series": None, "covers": None}
    series = seen.series[0] if len(seen.series) == 1 else list(seen.series) or None
    return {
        "dataset": seen.dataset,
        "series": series,
        "covers": [day.isoformat() for day in seen.covers] if seen.covers else None,
    }


def _asked(taken: IncomingFile) -> dict[str, Any]:
    """What the file asks, and what was answered in an earlier one, where there is any."""
    questions = [_question(question) for question in taken.result.questions]
    remembered = [_remembered_answer(one) for one in _remembered(taken)]
    return {name: found for name, found in (("questions", questions), ("remembered", remembered)) if found}


def _asked_lines(taken: IncomingFile) -> list[str]:
    """The same in words."""
    remembered = [f"{one.said_before}. {_other_answers(one)}" for one in _remembered(taken)]
    return [*remembered, *map(asked_in_words, taken.result.questions)]


def _question(question: Question) -> dict[str, Any]:
    """A question with the answers that it has."""
    options = [{"value": one.value, "label": one.label, "effect": one.effect} for one in question.options]
    return {"id": question.id, "text": question.text, "options": options, "blocking": question.blocking}


def _remembered(taken: IncomingFile) -> list[AnsweredQuestion]:
    """The questions that were answered as somebody answered them in an earlier file."""
    return [one for one in taken.result.settled if one.is_remembered]


def _remembered_answer(settled: AnsweredQuestion) -> dict[str, Any]:
    """One of them: its question, the answer, who said it and when."""
    said = (
        {"author": settled.before.author or None, "said_on": settled.before.day.isoformat()} if settled.before else {}
    )
    return {**_question(settled.question), "value": settled.value, **said}


def _other_answers(settled: AnsweredQuestion) -> str:
    """How else the question may be answered here."""
    others = [f"{settled.question.id}={one.value}" for one in settled.question.options if one.value != settled.value]
    return tr("Para cambiarlo: {how}", how=listed((f"--answer {shlex.quote(one)}" for one in others), "o"))


OUTCOMES = {
    "imported": later("importado"),
    "unchanged": later("sin cambios"),
    "rejected": later("rechazado"),
    "needs_mapping": later("sin reconocer"),
}


def in_words(path: Path, taken: IncomingFile, *, dry_run: bool = False) -> str:
    """One file's result in a line."""
    seen, comparison = taken.result, taken.comparison
    outcome = tr("se importaría") if dry_run and taken.outcome == "imported" else tr(OUTCOMES[taken.outcome])
    text = f"{path.name}: {outcome}"
    if seen.title:
        text += f". {titles.title_text(seen.title)}, {counted(seen.rows_read, 'fila', 'filas')}"
    if isinstance(seen, Observations) and seen.covers:
        text += f", {dates.span(*seen.covers)}"
    if comparison:
        text += ": " + row_words(
            comparison.rows_new,
            comparison.rows_changed,
            seen.rows_rejected,
            same=comparison.rows_same,
            gone=comparison.rows_withdrawn,
        )
    return text + (tr(" (importación {import_id})", import_id=taken.import_id) if taken.import_id else "")


def asked_in_words(question: Question) -> str:
    """A question with what each answer does, and how it is given here."""
    lines = [question.text]
    for option in question.options:
        text = f"{question.id}={option.value}"
        effect = f": {option.effect}" if option.effect else ""
        given = tr("(sin --answer)") if not (option.value or question.blocking) else f"--answer {shlex.quote(text)}"
        lines.append(f"    {given}  {option.label}{effect}")
    return "\n".join(lines)


def template(
    context: typer.Context,
    name: str = typer.Argument(..., metavar="DATASET", help=", ".join(DATASETS)),
    output: Path = typer.Option(..., "-o", "--output", help=tr("Archivo .xlsx por escribir.")),
) -> None:
    """Writes the office's own template of a dataset."""
    content = templates.workbook(dataset(name), context.obj.plan)
    try:
        output.write_bytes(content)
    except OSError:
        say(
            tr(
                "No se pudo escribir «{output}». Revise que la carpeta exista y que el archivo no esté abierto en Excel.",
                output=output,
            )
        )
        raise typer.Exit(1) from None
    say(tr("Plantilla escrita en «{output}».", output=output))


@demo.command("load", help=tr("Importa los datos de ejemplo, marcados como tales."))
def demo_load(context: typer.Context) -> None:
    """Imports the sample data, marked as such."""
    shared: Context = context.obj
    files = [importing.source_file(path.name, path.read_bytes()) for path in sample_files(shared.plan)]
    if not files:
        say(tr("No hay datos de ejemplo de «{name}»: los que hay son de otros años.", name=shared.plan.name))
    results = importing.take_in(shared.engine, files, shared.plan, author=author(), is_sample=True)
    for taken in results:
        say(in_words(Path(taken.file.name), taken))
        for problem in taken.result.problems if taken.outcome == "rejected" else ():
            say(f"  {problem.sentence}")
    finish(ok=any(taken.outcome in {"imported", "unchanged"} for taken in results))


@demo.command("clear", help=tr("Quita los datos de ejemplo, y nada más."))
def demo_clear(context: typer.Context) -> None:
    """Removes the sample data, and nothing else."""
    say(
        tr(
            "{count} de ejemplo: quitadas.",
            count=counted(store.remove_samples(context.obj.engine), "importación", "importaciones"),
        )
    )
