"""The command that asks the declared databases what is new, for cron."""

from pathlib import Path
from typing import Any

import typer

from plancom import settings
from plancom.cli.context import Context, author, finish, print_json, say
from plancom.cli.files import as_document, in_words
from plancom.cli.parameters import AS_JSON
from plancom.datasets import Problem, Refusal
from plancom.language.translation import tr
from plancom.services import importing, syncing
from plancom.services.importing import IncomingFile
from plancom.sources.databases.declarations import Declarations
from plancom.store.imports.commits import SourceFile


def sync(
    context: typer.Context,
    name: list[str] = typer.Argument(None, help=tr("Bases de datos por consultar; si falta, todas las declaradas.")),
    everything: bool = typer.Option(False, "--all", help=tr("Pide todos los días otra vez, no solo los nuevos.")),
    dry_run: bool = typer.Option(False, "--dry-run", help=tr("Solo dice qué cambiaría.")),
    as_json: bool = AS_JSON,
) -> None:
    """Asks the declared databases what is new: each by itself, all of it or nothing."""
    shared: Context = context.obj
    declared = syncing.declarations()
    names = _wanted(declared, name or [])
    results = [(one, _one(shared, declared, one, everything=everything, dry_run=dry_run)) for one in names]
    if as_json:
        print_json({"files": [_document(one, taken) for one, taken in results]})
    for one, taken in results if not as_json else ():
        say(f"{one} → {in_words(Path(taken.file.name), taken, dry_run=dry_run)}")
        for note in taken.result.notes:
            say(f"  {note}")
        for problem in taken.result.problems:
            say(f"  {problem.sentence}")
    finish(ok=bool(results) and all(taken.outcome in {"imported", "unchanged"} for _, taken in results))


def _wanted(declared: Declarations, names: list[str]) -> list[str]:
    """The names to ask, in the order given. Raises BadParameter for one that is not declared."""
    for name in names:
        if name not in declared.names:
            there = ", ".join(declared.names) or tr("ninguna")
            raise typer.BadParameter(
                tr("«{name}» no es una base de datos declarada; las hay: {there}.", name=name, there=there)
            )
    for where, problem in declared.faults:
        if not where:
            say(problem.sentence)
    if not declared.names:
        say(
            tr(
                "No hay bases de datos declaradas en «{secrets_path}». Vea docs/database-sources.md.",
                secrets_path=settings.secrets_path(),
            )
        )
    return list(dict.fromkeys(names)) or list(declared.names)


def _one(shared: Context, declared: Declarations, name: str, *, everything: bool, dry_run: bool) -> IncomingFile:
    source = next((one for one in declared.sources if one.name == name), None)
    if source is None:
        return _faulty(name, dict(declared.faults)[name])
    taken = syncing.database_file(shared.engine, source, shared.plan, everything=everything)
    return taken if dry_run else importing.commit_file(shared.engine, taken, shared.plan, author=author())


def _faulty(name: str, problem: Problem) -> IncomingFile:
    return IncomingFile(
        SourceFile(name, "", b""), Refusal(f"database:{name}", tr("Base de datos"), (problem,)), None, "rejected"
    )


def _document(name: str, taken: IncomingFile) -> dict[str, Any]:
    """What `import --json` says of a file, with the database's `name` before and the `notes` after it."""
    return {"name": name, **as_document(Path(taken.file.name), taken), "notes": list(taken.result.notes)}
