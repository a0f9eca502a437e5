"""The databases that the secrets file declares, without Streamlit: `[sources.NAME]` in .streamlit/secrets.toml."""

import datetime as dt
import os
import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, Literal, Self
from urllib.parse import unquote

from pydantic import BaseModel, ConfigDict, Field, SecretStr, ValidationError, model_validator
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

from plancom.datasets import DATASETS, DEFINITIONS, Dataset, Fault, Problem, titles
from plancom.datasets.problems.databases import (
    BadDatabaseName,
    BadDeclaration,
    BadToml,
    BadUrl,
    MissingVariable,
    NoSection,
    NoSectionOfSource,
    UnreadableSecrets,
)
from plancom.language.phrases import listed
from plancom.language.translation import tr

Count = Annotated[int, Field(ge=1)]
READY_MADE = ("matomo", "ga4_bigquery")
_NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,39}")
_VARIABLE = re.compile(r"\$\{(\w+)\}")
_TABLE = r"[A-Za-z0-9_]*"
_BIGQUERY = r"[A-Za-z0-9_-]*(\.[A-Za-z0-9_]+)?"


class DatabaseSource(BaseModel):
    """One declared database. `url` may name environment variables as ${NAME}; `docs/database-sources.md` explains each key.

    `overlap_days` are asked again at each sync because late data corrects them; `complete_through` is the day up to which an
    answer says all there is: its last row's, or yesterday.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, hide_input_in_errors=True)

    name: str
    url: SecretStr
    dataset: Dataset = "visits"
    query: str = ""
    ready_made: Literal["", "matomo", "ga4_bigquery"] = ""
    site: int | None = None
    table_prefix: Annotated[str, Field(pattern=f"^{_TABLE}$")] = "matomo_"
    bigquery_dataset: Annotated[str, Field(pattern=f"^{_BIGQUERY}$")] = ""
    grain: Literal["day", "month"] = "day"
    series: tuple[str, ...] = ()
    since: dt.date | None = None
    overlap_days: Annotated[int, Field(ge=0, le=366)] = 3
    complete_through: Literal["last_row", "yesterday"] = "last_row"
    timeout_seconds: Annotated[int, Field(ge=1, le=3600)] = 120
    max_rows: Annotated[int, Field(ge=1, le=1_000_000)] = 200_000

    @model_validator(mode="after")
    def _one_question(self) -> Self:
        """A source asks one thing. Raises ValueError with the sentence for the administrator."""
        if bool(self.query.strip()) == bool(self.ready_made):
            raise ValueError(tr("escriba «query» (un SELECT) o «ready_made», y solo uno de los dos"))
        if self.ready_made and self.dataset != "visits":
            raise ValueError(tr("las consultas ya hechas dan visitas: quite «dataset» o escriba «visits»"))
        if self.ready_made == "matomo" and self.site is None:
            raise ValueError(tr("para Matomo falta «site», el número del sitio"))
        if self.ready_made == "ga4_bigquery" and not self.bigquery_dataset:
            raise ValueError(tr("para GA4 falta «bigquery_dataset», por ejemplo analytics_123456789"))
        return self

    @property
    def source(self) -> str:
        """How imports of this database are marked in the store."""
        return f"database:{self.name}"

    @property
    def title(self) -> str:
        """Its name for people."""
        return tr(titles.DATABASE, name=self.name)

    @property
    def kept_title(self) -> str:
        """The title that its imports keep."""
        return titles.DATABASE.format(name=self.name)

    @property
    def section(self) -> str:
        """Where it is declared, for messages."""
        return f"[sources.{self.name}]"

    @property
    def monthly(self) -> bool:
        """Whether its rows are totals of whole months."""
        definition = DEFINITIONS[self.dataset]
        return not definition.by_day or (definition.one_row_a_period and self.grain == "month")

    def address(self) -> URL:
        """The URL with its environment variables filled in. Raises DeclarationError, without a word of the URL."""
        written = self.url.get_secret_value().strip()
        for missing in (name for name in _VARIABLE.findall(written) if not os.environ.get(name)):
            raise DeclarationError(MissingVariable(title=self.title, missing=missing))
        try:
            return _filled(written)
        except (ArgumentError, ValueError):
            raise DeclarationError(BadUrl(title=self.title)) from None


class DeclarationError(ValueError):
    """A declaration that cannot be used; «problem» says why, in a sentence and without secrets."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.message)
        self.problem = fault.at()


@dataclass(frozen=True)
class Declarations:
    """What the secrets declare: the sources that can be used, and by name what is wrong with the others («» for the whole file)."""

    sources: tuple[DatabaseSource, ...] = ()
    faults: tuple[tuple[str, Problem], ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Every declared name, the faulty ones too."""
        return (*(s.name for s in self.sources), *(name for name, _ in self.faults if name))


def declared(path: Path) -> Declarations:
    """The sources that the file at «path» declares; none where there is no such file."""
    try:
        document = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        return Declarations()
    except (OSError, UnicodeDecodeError):
        return Declarations(faults=(("", UnreadableSecrets(name=path.name).at()),))
    except tomllib.TOMLDecodeError as error:
        where = re.search(r"line (\d+)", str(error))
        line = tr(", línea {where}", where=where[1]) if where else ""
        return Declarations(faults=(("", BadToml(name=path.name, line=line).at()),))
    sections = document.get("sources", {})
    if not isinstance(sections, dict):
        return Declarations(faults=(("", NoSection(name=path.name).at()),))
    found: list[DatabaseSource] = []
    faults: list[tuple[str, Problem]] = []
    for name, section in sections.items():
        one = _source(name, section)
        if isinstance(one, Problem):
            faults.append((name, one))
        else:
            found.append(one)
    return Declarations(tuple(found), tuple(faults))


def _source(name: str, section: Any) -> DatabaseSource | Problem:
    where = f"[sources.{name}]"
    if not _NAME.fullmatch(name):
        return BadDatabaseName(name=name[:40]).at()
    if not isinstance(section, dict):
        return NoSectionOfSource(where=where).at()
    try:
        return DatabaseSource.model_validate({**section, "name": name})
    except ValidationError as error:
        return BadDeclaration(where=where, said=_said(error)).at()


def _said(error: ValidationError) -> str:
    """The first fault of a section in words; never the value that was written."""
    first = error.errors(include_input=False, include_url=False, include_context=False)[0]
    key = str(first["loc"][0]) if first["loc"] else ""
    if first["type"] == "missing":
        return tr("falta la clave «{key}»", key=key)
    if first["type"] == "extra_forbidden":
        known = listed(tr("«{one}»", one=one) for one in DatabaseSource.model_fields if one != "name")
        return tr("no se conoce la clave «{key}»; las hay: {known}", key=key[:40], known=known)
    if first["type"] == "value_error":
        return str(first["msg"]).removeprefix("Value error, ")
    choices = {
        "dataset": DATASETS,
        "ready_made": READY_MADE,
        "grain": ("day", "month"),
        "complete_through": ("last_row", "yesterday"),
    }
    if key in choices:
        known = listed((tr("«{one}»", one=one) for one in choices[key]), "o")
        return tr("«{key}» debe ser {known}", key=key, known=known)
    return tr("el valor de «{key}» no sirve", key=key)


def _filled(written: str) -> URL:
    """The URL with variables put in after it was taken apart, so that a password may hold any character."""
    if re.fullmatch(_VARIABLE, written):
        return _with_signs(make_url(_expanded(written)))
    try:
        url = make_url(written)
    except (ArgumentError, ValueError):
        return make_url(_expanded(written))
    parts: dict[str, Any] = {
        part: _expanded(value) for part in ("username", "password", "host", "database") if (value := getattr(url, part))
    }
    query = {
        key: _expanded(value) if isinstance(value, str) else tuple(map(_expanded, value))
        for key, value in url.query.items()
    }
    return _with_signs(url.set(**parts, query=query))


def _with_signs(url: URL) -> URL:
    """The URL with the «@» of a password in its password: written as it is, what follows it was taken for the server."""
    if not url.password or "@" not in (url.host or ""):
        return url
    rest, host = str(url.host).rsplit("@", 1)
    return url.set(password=f"{url.password}@{unquote(rest)}", host=host)


def _expanded(text: object) -> str:
    return _VARIABLE.sub(lambda match: os.environ[match[1]], str(text))
