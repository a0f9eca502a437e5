"""Writes a report to a file: whole, or not at all."""

import os
import tempfile
from contextlib import suppress
from pathlib import Path

from plancom.language.translation import tr

READABLE = 0o644  # a temporary file is made for its owner alone; a report is for the office


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
    reason = error.strerror or tr("el disco no lo permitió")
    return tr("No se pudo escribir «{path}»: {reason}.", path=path, reason=reason)
