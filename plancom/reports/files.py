"""Writes a report to a file: whole, or not at all."""

import errno
import os
import tempfile
from contextlib import suppress
from pathlib import Path

from plancom.language.translation import later, tr

READABLE = 0o644  # a temporary file is made for its owner alone; a report is for the office


OTHER = later("el disco no lo permitió; pruebe en otra carpeta")
MENDED = {
    errno.ENOSPC: later("no queda espacio en el disco; libere espacio o escoja otra carpeta"),
    getattr(errno, "EDQUOT", -1): later(
        "se acabó el espacio que usted tiene en ese disco; libere espacio o escoja otra carpeta"
    ),
    errno.EFBIG: later("el archivo es más grande de lo que ese disco permite; escoja otra carpeta"),
    errno.EROFS: later("ese disco es de solo lectura; escoja otra carpeta"),
    errno.ENAMETOOLONG: later("el nombre es demasiado largo; escriba uno más corto"),
}


class WriteError(OSError):
    """The report could not be written; the message says where and what to do."""


def save(path: Path, content: bytes) -> None:
    """`content` at `path`, put there in one step when it is whole; what stood there before stays until then. Raises WriteError."""
    name = ""
    try:
        mode = path.stat().st_mode & 0o777 if path.exists() else READABLE
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".tmp")
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(mode)
        Path(name).replace(path)
    except OSError as error:
        if name:
            with suppress(OSError):
                Path(name).unlink()
        raise WriteError(_reason(path, error)) from error


def _reason(path: Path, error: OSError) -> str:
    if path.is_dir():
        return tr("«{path}» es una carpeta: escriba también el nombre del archivo.", path=path)
    if not path.parent.is_dir():
        return tr("No se pudo escribir «{path}»: la carpeta «{parent}» no existe.", path=path, parent=path.parent)
    if isinstance(error, PermissionError):
        return tr(
            "No se pudo escribir «{path}»: no tiene permiso en esa carpeta, o el archivo está abierto en otro programa.",
            path=path,
        )
    # The system's own words are English; what can be mended has words of its own.
    return tr("No se pudo escribir «{path}»: {reason}.", path=path, reason=tr(MENDED.get(error.errno or 0, OTHER)))
