"""Evidence of what was done for a task: links, and files kept byte for byte with the change that they prove."""

import hashlib
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from sqlalchemy import Connection, exists, insert, select

from plancom.language.translation import tr
from plancom.store.db.kept_files import packed, unpacked
from plancom.store.tables import evidence_files, task_evidence

MEGABYTE = 1024 * 1024
MAX_BYTES = 10 * MEGABYTE
"""The largest file: photographs, scanned minutes and folded brochures are smaller; a video belongs behind a link."""
MAX_LINK, MAX_NAME = 2000, 120
CONTENT_TYPE = "application/octet-stream"
"""How evidence is handed out: as bytes to keep, so that no browser runs what somebody else uploaded."""


PROGRAMS = frozenset({
    "app", "appx", "bat", "cmd", "com", "cpl", "dll", "dmg", "exe", "hta", "inf", "jar", "js", "jse", "lnk", "msi", "msix", "msp", "pif",
    "ps1", "psm1", "py", "reg", "scr", "sh", "url", "vb", "vbe", "vbs", "wsf", "wsh",
})  # fmt: skip
"""Endings of files that act when somebody opens them: of no use as evidence, and handed from colleague to colleague."""


class EvidenceError(ValueError):
    """The evidence cannot be kept; the message says why, and how to mend it."""


@dataclass(frozen=True)
class NewFile:
    """A file on its way in."""

    name: str
    content: bytes


@dataclass(frozen=True)
class Evidence:
    """A link, or a file of `size` bytes under its own `name`."""

    id: int
    change_id: int
    name: str
    link: str
    sha256: str | None
    size: int

    @property
    def title(self) -> str:
        """How it is named on the screen."""
        return self.name or self.link


def checked_link(link: str) -> str:
    """The address without spaces around it; "" where there is none. Raises EvidenceError for what is not http or https."""
    link = link.strip()
    if not link:
        return ""
    try:
        parts = urlsplit(link)
        proper = parts.scheme.lower() in {"http", "https"} and bool(parts.hostname)
    except ValueError:
        proper = False
    if not proper or re.search(r"[\s\x00-\x1f<>\"\\]", link):
        raise EvidenceError(
            tr(
                "Ese enlace no sirve: escriba una dirección completa que empiece por https:// o http://, por ejemplo https://www.eluniversal.com.co/nota."
            )
        )
    if len(link) > MAX_LINK:
        raise EvidenceError(tr("El enlace es demasiado largo: use {max_link} caracteres o menos.", max_link=MAX_LINK))
    return link


def checked_file(file: NewFile) -> NewFile:
    """The file under a name that is safe in any folder. Raises EvidenceError for a program, and for an empty or too large file."""
    name = safe_name(file.name)
    if name.rpartition(".")[2].lower() in PROGRAMS and "." in name:
        raise EvidenceError(
            tr(
                "El archivo «{name}» es un programa y no se guarda. Suba un documento, una imagen o un audio, o escriba un enlace.",
                name=name,
            )
        )
    if not file.content:
        raise EvidenceError(
            tr("El archivo «{name}» está vacío. Ábralo, revise que tenga contenido y súbalo de nuevo.", name=name)
        )
    if len(file.content) > MAX_BYTES:
        raise EvidenceError(
            tr(
                "El archivo «{name}» es demasiado grande: el máximo es {max_bytes} MB. Reduzca el archivo, o publíquelo y escriba aquí su enlace.",
                name=name,
                max_bytes=MAX_BYTES // MEGABYTE,
            )
        )
    return NewFile(name, file.content)


def safe_name(name: str) -> str:
    """The last part of a path, without control or direction characters nor those that a system forbids in names."""
    last = re.split(r"[\\/]", name)[-1]
    kept = "".join(char for char in last if unicodedata.category(char)[0] != "C")
    kept = re.sub(r'[<>:"|?*]', "_", kept).strip(" .")
    if len(kept) > MAX_NAME:
        stem, dot, ending = kept.rpartition(".")
        kept = (
            f"{stem[: MAX_NAME - len(ending) - 1]}{dot}{ending}"
            if dot and len(ending) < MAX_NAME // 4
            else kept[:MAX_NAME]
        )
    return kept or "evidencia"


def add_evidence(connection: Connection, change_id: int, files: Sequence[NewFile], link: str) -> None:
    """Keeps checked files and a checked link ("" for none) with a change of state."""
    for file in files:
        digest = hashlib.sha256(file.content).hexdigest()
        if not connection.execute(select(exists().where(evidence_files.c.sha256 == digest))).scalar():
            content, packing = packed(file.content)
            connection.execute(insert(evidence_files).values(sha256=digest, content=content, packing=packing))
        values = {"name": file.name, "link": "", "sha256": digest, "size": len(file.content)}
        connection.execute(insert(task_evidence).values(change_id=change_id, **values))
    if link:
        connection.execute(insert(task_evidence).values(change_id=change_id, name="", link=link, sha256=None, size=0))


def evidence(connection: Connection) -> Mapping[int, Sequence[Evidence]]:
    """All evidence by the change that it belongs to, in the order in which it came; without the files' bytes."""
    found: dict[int, list[Evidence]] = {}
    for row in connection.execute(select(task_evidence).order_by(task_evidence.c.id)).mappings():
        found.setdefault(row["change_id"], []).append(Evidence(**row))
    return found


def content(connection: Connection, evidence_id: int) -> NewFile:
    """A file of evidence, byte for byte. Raises EvidenceError where there is none of that number."""
    query = (
        select(task_evidence.c.name, evidence_files.c.content, evidence_files.c.packing)
        .join(evidence_files, evidence_files.c.sha256 == task_evidence.c.sha256)
        .where(task_evidence.c.id == evidence_id)
    )
    row = connection.execute(query).one_or_none()
    if row is None:
        raise EvidenceError(tr("No hay un archivo de evidencia con el número {evidence_id}.", evidence_id=evidence_id))
    return NewFile(row.name, unpacked(row.content, row.packing))
