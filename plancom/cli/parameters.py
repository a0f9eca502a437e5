"""What the user gives to several commands: JSON asked for, dates, datasets, and answers to questions."""

from typing import Any

import typer

from plancom.datasets import DATASETS, Dataset
from plancom.language.translation import tr
from plancom.sources.tables.ambiguity import ORDERS

AS_JSON = typer.Option(False, "--json", help=tr("Un documento JSON en la salida estándar."))


def dataset(name: str) -> Dataset:
    """A dataset by name. Raises BadParameter, naming those that exist."""
    for one in DATASETS:
        if one == name:
            return one
    raise typer.BadParameter(
        tr("«{name}» no es un conjunto de datos; los hay: {datasets}.", name=name, datasets=", ".join(DATASETS))
    )


def answers(dates: str, given: list[str]) -> tuple[tuple[str, str], ...]:
    """What the user says to a file's questions. Raises BadParameter."""
    if dates not in {"", *ORDERS}:
        raise typer.BadParameter(
            tr("«{dates}» no es un orden de fechas; los hay: dmy (día/mes/año) y mdy (mes/día/año).", dates=dates)
        )
    pairs = [(id_, value) for id_, mark, value in (one.partition("=") for one in given) if mark]
    if len(pairs) < len(given):
        raise typer.BadParameter(tr("Escriba cada respuesta como PREGUNTA=VALOR, por ejemplo year=2018."))
    return (*([("dates", dates)] if dates else []), *pairs)


def day(text: str) -> Any:
    """A date written 2018-09-30; None for "". Raises BadParameter."""
    import datetime as dt  # noqa: PLC0415

    try:
        return dt.date.fromisoformat(text) if text else None
    except ValueError as error:
        raise typer.BadParameter(tr("«{text}» no es una fecha: escríbala como 2018-09-30.", text=text)) from error
