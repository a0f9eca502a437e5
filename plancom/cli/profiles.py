"""Commands for profiles: which there are, to another office and back, and away with one."""

from pathlib import Path

import typer

from plancom import clock
from plancom.cli.context import Context, author, print_json, say
from plancom.language.phrases import counted, listed
from plancom.language.translation import tr
from plancom.services import profiles
from plancom.services.profiles import SavedProfile
from plancom.sources.tables.mappings import MappingError, Profile, to_text
from plancom.store.office import profiles as store
from plancom.store.office.profiles import ProfileError

app = typer.Typer(no_args_is_help=True, help=tr("Los perfiles: cómo se leen los archivos que ningún formato conoce."))


@app.command("list", help=tr("Lista los perfiles por los que se reconocen archivos."))
def list_(
    context: typer.Context,
    as_json: bool = typer.Option(False, "--json", help=tr("Un documento JSON en la salida estándar.")),
) -> None:
    """Lists the profiles by name, with what each looks for."""
    kept = profiles.saved_profiles(context.obj.engine)
    if as_json:
        print_json(profiles.document(tuple(Profile(k.stored.name, k.mapping) for k in kept if k.mapping)))
        return
    for one in kept:
        what = (
            tr("{dataset}; busca {needed}", dataset=one.mapping.dataset, needed=listed(sorted(one.mapping.needed)))
            if one.mapping
            else tr("no se entiende")
        )
        typer.echo(f"{one.stored.name}: {what}")


@app.command(help=tr("Escribe los perfiles (o los que se nombren) en un archivo JSON."))
def export(
    context: typer.Context,
    name: list[str] = typer.Argument(None, help=tr("Nombres de perfiles; si faltan, todos.")),
    output: Path = typer.Option(..., "-o", "--output", help=tr("Archivo .json por escribir.")),
) -> None:
    """Writes profiles to a file that another database can import."""
    kept = [_called(context.obj, one) for one in name] if name else list(profiles.saved_profiles(context.obj.engine))
    found = tuple(Profile(one.stored.name, one.mapping) for one in kept if one.mapping)
    try:
        output.write_text(profiles.as_text(found), encoding="utf-8")
    except OSError:
        say(
            tr(
                "No se pudo escribir «{output}». Revise que la carpeta exista y que pueda escribir en ella.",
                output=output,
            )
        )
        raise typer.Exit(1) from None
    say(tr("{count} en «{output}».", count=counted(len(found), "perfil escrito", "perfiles escritos"), output=output))


@app.command(
    "import", help=tr("Guarda los perfiles de un archivo JSON; uno del mismo nombre solo cambia con --replace.")
)
def import_(
    context: typer.Context,
    file: Path,
    replace: bool = typer.Option(False, "--replace", help=tr("Cambia los perfiles que ya existan con ese nombre.")),
) -> None:
    """Keeps the profiles of a file that `export` wrote: all of them, or none."""
    shared: Context = context.obj
    try:
        found = profiles.from_document(file.read_bytes())
        store.save_all(
            shared.engine,
            [(one.name, to_text(one.mapping)) for one in found],
            clock.now(),
            author=author(),
            replace=replace,
        )
    except OSError:
        say(tr("No se pudo leer «{file}». Revise que el archivo exista y que pueda abrirlo.", file=file))
        raise typer.Exit(1) from None
    except (MappingError, ProfileError) as error:
        say(str(error))
        raise typer.Exit(1) from None
    count = counted(len(found), "perfil guardado", "perfiles guardados")
    say(f"{count}.")


@app.command(help=tr("Cambia el nombre de un perfil."))
def rename(context: typer.Context, name: str, new_name: str) -> None:
    """Gives a profile another name."""
    try:
        store.rename(context.obj.engine, _called(context.obj, name).stored.id, new_name, clock.now())
    except ProfileError as error:
        say(str(error))
        raise typer.Exit(1) from None
    say(tr("El perfil «{name}» se llama ahora «{new_name}».", name=name, new_name=new_name))


@app.command(help=tr("Borra un perfil; lo importado con él queda. Se recupera en «El mes»."))
def delete(context: typer.Context, name: str) -> None:
    """No file is recognised by the profile any more."""
    store.delete(context.obj.engine, _called(context.obj, name).stored.id, clock.now())
    say(tr("Perfil «{name}» borrado. Lo que se importó con él queda.", name=name))


def _called(shared: Context, name: str) -> SavedProfile:
    """The profile of that name, as names are compared."""
    kept = profiles.saved_profiles(shared.engine)
    for one in kept:
        if store.same_name(one.stored.name, name):
            return one
    names = listed(tr("«{name}»", name=one.stored.name) for one in kept) or tr("ninguno")
    say(tr("No hay un perfil que se llame «{name}». Los hay: {names}.", name=name, names=names))
    raise typer.Exit(1)
