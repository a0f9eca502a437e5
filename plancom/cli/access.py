"""Commands for access: who has which role, giving and taking one back, and the register of who did what."""

import datetime as dt
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any

import typer

from plancom import clock
from plancom.access.grants import GrantError
from plancom.access.roles import NAMES, stored_role
from plancom.cli.context import Context, author, print_json, say
from plancom.language.phrases import listed
from plancom.language.translation import tr
from plancom.services import access
from plancom.store.access.access_grants import give as give_role
from plancom.store.access.access_grants import given_roles
from plancom.store.db import audit_log

app = typer.Typer(no_args_is_help=True, help=tr("Quién tiene acceso, y el registro de quién hizo qué."))
Json = Annotated[bool, typer.Option("--json", help=tr("Escribe JSON."))]


@app.command("list", help=tr("Quién tiene un rol: por la configuración del servidor y por lo dado después."))
def list_grants(context: typer.Context, *, as_json: Json = False) -> None:
    """Who has a role, by the settings and by what was given since."""
    shared: Context = context.obj
    with shared.engine.connect() as connection:
        given = given_roles(connection)
    found: list[dict[str, Any]] = [
        {"subject": one.subject, "role": stored_role(one.role), "author": "", "since": None}
        for one in access.rules().grants
    ]
    found += [
        {"subject": one.subject, "role": stored_role(one.role), "author": one.author, "since": one.created_at}
        for one in given.values()
    ]
    if as_json:
        print_json(found)
        return
    for row in found:
        typer.echo(f"{row['subject']}  {row['role']}  {row['author'] or tr('configuración del servidor')}")


@app.command(help=tr("Da un rol a un correo, un dominio (@…) o un grupo (grupo:…)."))
def give(context: typer.Context, subject: str, role: str) -> None:
    """Gives a role to an address, a domain or a group."""
    if role not in NAMES:
        raise typer.BadParameter(tr("No hay un rol «{role}»; los hay: {known}.", role=role, known=listed(NAMES)))
    _give(context.obj, subject, role)


@app.command(help=tr("Quita lo que se dio; lo de la configuración del servidor queda."))
def take(context: typer.Context, subject: str) -> None:
    """Takes back what was given."""
    _give(context.obj, subject, "")


def _give(shared: Context, subject: str, role: str) -> None:
    try:
        kept = give_role(shared.engine, subject, NAMES.get(role), author=author(), now=clock.now())
    except GrantError as error:
        raise typer.BadParameter(str(error)) from None
    say(tr("{subject}: {role}.", subject=kept, role=role or tr("sin rol dado")))


@app.command("log", help=tr("El registro de quién hizo qué, lo más nuevo primero."))
def print_log(
    context: typer.Context,
    *,
    act: Annotated[str, typer.Option(help=tr("Solo este acto, por su id."))] = "",
    account: Annotated[str, typer.Option(help=tr("Solo esta cuenta."))] = "",
    since: Annotated[dt.datetime | None, typer.Option(formats=["%Y-%m-%d"], help=tr("Desde este día (UTC)."))] = None,
    out: Annotated[Path | None, typer.Option(help=tr("Escribe un CSV en este archivo."))] = None,
    as_json: Json = False,
) -> None:
    """The register of who did what, the newest first."""
    shared: Context = context.obj
    with shared.engine.connect() as connection:
        found = audit_log.lines(connection, act=act, account=account, since=since)
    if out is not None:
        out.write_bytes(audit_log.as_csv(found))
        say(tr("El registro está en «{out}».", out=out))
    elif as_json:
        print_json([asdict(one) for one in found])
    else:
        for one in found:
            typer.echo(
                f"{one.made_at:%Y-%m-%d %H:%M:%S}  {one.account}  {one.actor}  {one.act}  {one.subject}  {one.after}"
            )
