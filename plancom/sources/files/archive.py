"""Looks into a .zip of files before anything of it is read: its members, or the reason in words why it is refused."""

import io
import re
import zipfile
from dataclasses import dataclass
from pathlib import PurePosixPath

from plancom.datasets.problems.files import ArchivePath, LargeArchive, LockedArchive, NestedArchive, TooManyMembers
from plancom.language.numbers import number
from plancom.language.translation import tr
from plancom.sources.files.unreadable import Unreadable, damaged

MAX_MEMBERS = 60
"""Search Console delivers 7 files, a year of Meta exports 24: more is somebody's whole folder."""
MAX_EXPANDED = 400 * 1024**2
"""The largest expanded archive: what all of its members together may take in memory."""

_ENCRYPTED = 0x1
_UTF8_NAME = 0x800
_WORKBOOK_PARTS = ("xl/", "word/", "ppt/", "content.xml")
_LITTER = re.compile(r"(^|/)(__MACOSX/|\.|Thumbs\.db$|desktop\.ini$)", re.IGNORECASE)
_OUTSIDE = re.compile(r"^[/\\]|^[A-Za-z]:|(^|[/\\])\.\.([/\\]|$)|\x00")


@dataclass(frozen=True, slots=True)
class Member:
    """A file of an archive: the `name` by which its owner knows it, and its bytes."""

    name: str
    content: bytes


def is_archive(content: bytes) -> bool:
    """Whether `content` is a zip that is no workbook and no document."""
    if not content.startswith(b"PK"):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return not any(name.startswith(_WORKBOOK_PARTS) for name in archive.namelist())
    except Exception:  # noqa: BLE001 - whatever a hostile archive brings about; opening it as a workbook says why
        return False


def members(content: bytes) -> tuple[Member, ...]:
    """The files of the archive, largest names repaired, without the litter that systems leave. Raises Unreadable."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = [part for part in archive.infolist() if not part.is_dir()]
            _check(parts)
            found = [part for part in parts if not _LITTER.search(part.filename)]
            return tuple(Member(display_name(part), _content(archive, part)) for part in found)
    except Unreadable:
        raise
    except Exception:  # noqa: BLE001 - zlib.error, BadZipFile and whatever else a hostile archive brings about
        raise damaged() from None


def _check(parts: list[zipfile.ZipInfo]) -> None:
    for part in parts:
        # Nothing is ever written to disk; a name that points elsewhere still says that the file means harm.
        if _OUTSIDE.search(part.orig_filename):
            raise Unreadable(ArchivePath(orig_filename=part.orig_filename[:60]))
        if part.flag_bits & _ENCRYPTED:
            raise Unreadable(LockedArchive(display_name=display_name(part)[:60]))
    if len(parts) > MAX_MEMBERS:
        raise Unreadable(TooManyMembers(parts=number(len(parts)), max_members=MAX_MEMBERS))
    expanded = sum(part.file_size for part in parts)
    if expanded > MAX_EXPANDED:
        size = tr(
            "{expanded} MB y el máximo es {max_expanded} MB",
            expanded=number(expanded // 1024**2),
            max_expanded=number(MAX_EXPANDED // 1024**2),
        )
        raise Unreadable(LargeArchive(size=size))


def _content(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> bytes:
    content = archive.read(part)  # never more than the size it states, which was checked
    if is_archive(content):
        raise Unreadable(NestedArchive(display_name=display_name(part)[:60]))
    return content


def display_name(part: zipfile.ZipInfo) -> str:
    """The member's name as its owner wrote it: «Páginas.csv», also where it was stored as «P+íginas.csv»."""
    name = part.filename
    for wrong in ("cp437", "cp850", "cp1252"):
        for broken in (name, name.replace("+", "├")):  # some tools write a plus for the corner that they cannot
            try:
                repaired = broken.encode(wrong).decode("utf-8")
            except UnicodeError:
                continue
            if repaired != broken and (not part.flag_bits & _UTF8_NAME or repaired.isprintable()):
                return _short(repaired)
    return _short(name)


def _short(name: str) -> str:
    printable = "".join(c if c.isprintable() else "?" for c in PurePosixPath(name).name)
    return printable[:120]
