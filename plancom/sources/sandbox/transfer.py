"""Hands what a reading process made over to another one."""

import tempfile
import weakref
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any, Generic, TypeVar, cast

import numpy as np
import pandas as pd
import pyarrow as pa

from plancom.datasets import Observations

T = TypeVar("T")
MANY = 50_000
"""Rows from which a table travels as a file: pickled, it would be there four times over, twice in each process."""

LARGE = 1024**2
"""Bytes from which a file's content travels as a file."""
_folder: Path | None = None


def travel_by(folder: str) -> None:
    """Long tables travel as files in `folder`, which belongs to the process that they go to."""
    global _folder  # noqa: PLW0603 - a reading process has one owner
    _folder = Path(folder)


class ContentFile:
    """The bytes of a file on their way to a reading process, which keeps its arguments until it gets others."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def content(self) -> bytes:
        """The bytes."""
        return self._path.read_bytes()

    def remove(self, _future: object = None) -> None:
        """Nobody needs them any more."""
        self._path.unlink(missing_ok=True)


def content_file(content: bytes, folder: str) -> ContentFile | bytes:
    """`content` in a file of `folder`; itself where that is full or gone (some systems tidy their temporary folders up)."""
    with suppress(OSError), tempfile.NamedTemporaryFile(dir=folder, delete=False) as file:
        file.write(content)
        return ContentFile(Path(file.name))
    return content


class Envelope(Generic[T]):
    """Something to be pickled once: unpickled it is a Delivery, and here nothing of it is kept."""

    def __init__(self, content: T) -> None:
        self._content: T | None = content

    def __reduce__(self) -> tuple[Callable[..., object], tuple[object, ...]]:
        content, self._content = self._content, None
        if isinstance(content, Observations) and len(content.table) >= MANY and (path := _written(content.table)):
            return Delivery, (replace(content, table=pd.DataFrame()), path)
        return Delivery, (content,)


class Delivery(Generic[T]):
    """What arrived, to be opened as often as one likes. A long table stays in its file, which goes when nobody holds this any longer."""

    def __init__(self, content: T, path: Path | None = None) -> None:
        self._content, self._path = content, path
        if path is not None:
            weakref.finalize(self, _taken_away, path)

    @property
    def in_file(self) -> bool:
        """Whether its table waits in a file, and takes no memory."""
        return self._path is not None

    @property
    def understood(self) -> bool:
        """Whether it is of a file that was read."""
        return isinstance(self._content, Observations)

    def is_there(self) -> bool:
        """Whether it can be opened: nobody tidied its file up."""
        return self._path is None or self._path.exists()

    def size(self) -> int:
        """Bytes of its table, in its file or in memory."""
        if self._path is not None:
            return self._path.stat().st_size
        return int(self._content.table.memory_usage(deep=True).sum()) if isinstance(self._content, Observations) else 0

    def opened(self) -> T:
        """The thing itself, whose table is nobody else's. Raises OSError where somebody tidied its file up."""
        content = self._content
        if isinstance(content, Observations):
            table = content.table.copy() if self._path is None else _read(self._path)
            return cast("T", replace(content, table=table))
        return content


def _taken_away(path: Path) -> None:
    with suppress(OSError):
        path.unlink()


def _written(table: pd.DataFrame) -> Path | None:
    """The file that `table` was written to; None where it must travel as it is."""
    if _folder is None:
        return None
    try:
        arrow = pa.Table.from_pandas(table, preserve_index=False)
    except (pa.ArrowInvalid, pa.ArrowTypeError):
        return None
    for place, name in enumerate(arrow.column_names):
        if table[name].dtype == object:  # names: few different ones, each of them many times
            if arrow.column(name).null_count or not _holds_texts(arrow.column(name)):
                return None
            arrow = arrow.set_column(place, name, arrow.column(name).dictionary_encode())
        elif arrow.column(name).num_chunks > 1:
            # To take some rows of a column in pieces, Arrow copies the whole column each time.
            arrow = arrow.set_column(place, name, pa.chunked_array([arrow.column(name).combine_chunks()]))
    with suppress(OSError), tempfile.NamedTemporaryFile(dir=_folder, suffix=".arrow", delete=False) as file:
        with pa.ipc.new_file(file, arrow.schema) as writer:
            writer.write_table(arrow.unify_dictionaries())
        return Path(file.name)
    return None


def _holds_texts(column: pa.ChunkedArray) -> bool:
    return bool(pa.types.is_string(column.type) or pa.types.is_large_string(column.type))


def _read(path: Path) -> pd.DataFrame:
    with pa.OSFile(str(path)) as file:
        arrow = pa.ipc.open_file(file).read_all()
    names = arrow.column_names
    repeated = {
        name: _texts(arrow.column(name)) for name in names if pa.types.is_dictionary(arrow.schema.field(name).type)
    }
    plain = arrow.drop_columns(list(repeated))
    del arrow
    frame: pd.DataFrame = plain.to_pandas(split_blocks=True, self_destruct=True)
    restored: pd.DataFrame = frame.assign(**repeated)[names]
    return restored


def _texts(column: pa.ChunkedArray) -> "pd.Series[Any]":
    """Texts of which the same ones are one object."""
    one = column.combine_chunks()
    known = np.array([*one.dictionary.to_pylist(), None], dtype=object)[:-1]
    return pd.Series(known[one.indices.to_numpy()], dtype=object)
