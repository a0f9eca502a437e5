"""The columns in which lists and tools say whose a post is, and what in their cells is an account."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from plancom.datasets.observations import bare
from plancom.language.text import fold
from plancom.plan import Plan
from plancom.sources.cells import columns as cells
from plancom.sources.cells.numbers import is_unknown
from plancom.sources.quantities.names import NETWORK_WORDS
from plancom.sources.tables.headers import Table, key
from plancom.sources.tables.layouts import Layout

_NETWORKS = (
    *NETWORK_WORDS,
    *("insta", "x (twitter)", "twitter (x)", "x/twitter", "x / twitter", "tik tok", "yt", "linked in", "threads", "whatsapp"),
    *("meta", "redes sociales", "todas"),
)  # fmt: skip
"""What cells say that name a network, and no account of it."""
_IDS = (
    *("page id", "account id", "profile id", "channel id", "id de la página", "id de página", "id de la cuenta", "id de cuenta"),
    *("id del perfil", "id de perfil", "id del canal", "identificador de la página", "identificador de la cuenta"),
    *("id da página", "id da conta", "id do perfil", "id do canal", "identificação da página", "identificação da conta"),
    *("identificador da página", "identificador da conta"),
)  # fmt: skip
"""Columns with the number that a network gave an account."""
_SORTS = (
    "página",
    "page",
    "fan page",
    "fanpage",
    "cuenta",
    "account",
    "conta",
    "perfil",
    "profile",
    "usuario",
    "usuário",
)
_OF = ("facebook", "instagram", "twitter", "x", "tiktok", "youtube", "linkedin", "threads")
_USUAL_IDS = {name: name for name in _OF} | {"x": "twitter"}
_NAMES = (
    *_SORTS,
    *("handle", "username", "user name", "user", "screen name", "page name", "account name", "profile name", "account username"),
    *("nombre de la página", "nombre de página", "nombre de la cuenta", "nombre de cuenta", "nombre del perfil"),
    *("nombre de perfil", "nombre de usuario", "nombre de usuario de la cuenta", "nombre del canal", "nombre de la fanpage"),
    *("nome da página", "nome da conta", "nome do perfil", "nome de usuário", "nome de utilizador", "nome do canal"),
    *("nome de usuário da conta", "nome de utilizador da conta", "utilizador", "arroba", "channel name", "youtube channel"),
    *("canal de youtube", "canal do youtube", "página web de facebook", "cuenta o página", "página o cuenta", "cuenta/página"),
    *("página/cuenta", "perfil o cuenta", "cuenta o perfil", "perfil/cuenta", "perfil social", "cuenta oficial", "social profile"),
    *(f"{sort}{of}{network}" for sort in _SORTS for of in (" ", " de ", " do ", " en ", " no ") for network in _OF),
    *(f"{network} {sort}" for sort in ("page", "account", "profile", "username", "handle", "user") for network in _OF),
)  # fmt: skip
"""Columns with the name of a page, an account or a profile, in lists that people make or other tools write."""
_HELD = frozenset(map(fold, _NETWORKS))
_ID_KEYS, _NAME_KEYS = (frozenset(map(key, labels)) for labels in (_IDS, _NAMES))
_FIGURE = 4  # figures of a cell that is rather a count than an account


def is_account_column(label: str) -> bool:
    """Whether a column with this header says whose a post is."""
    return key(label) in _ID_KEYS | _NAME_KEYS


def account_columns(frame: pd.DataFrame, table: Table, layout: Layout, plan: Plan) -> "list[pd.Series[str] | None]":
    """The ids and the names of accounts that the rows have in columns of their own, two columns of text with the index of `frame`; None in
    place of one that there is not.
    """
    places = _places(table, layout)
    if not any(places):
        return [None, None]
    numbers = pd.Index(np.asarray(table.numbers, dtype=np.int64))
    at = numbers.drop_duplicates().get_indexer(pd.Index(frame["row"]))
    at = np.flatnonzero(~numbers.duplicated())[at]
    return [
        _filled(frame, [(table.headers[place], read(table.column(place)).iloc[at]) for place in own], plan)
        if own
        else None
        for own, read in zip(places, (cells.identifiers, cells.texts), strict=True)
    ]


def _places(table: Table, layout: Layout) -> list[list[int]]:
    """Where the ids of accounts stand, and where their names: in the columns that the layout says, else in those that are called so."""
    where = layout.where(table.headers)
    if "account" in layout.columns:
        return [[where[name]] if name in where else [] for name in ("account", "account_name")]
    used = set(where.values())
    free = {place: key(label) for place, label in enumerate(table.headers) if place not in used}
    return [[place for place, label in free.items() if label in wanted] for wanted in (_ID_KEYS, _NAME_KEYS)]


def _filled(frame: pd.DataFrame, columns: "Sequence[tuple[str, pd.Series[str]]]", plan: Plan) -> "pd.Series[str]":
    """The first of some columns that has a text, row by row; «página de Facebook» says nothing of the rows of other networks."""
    found = pd.Series("", frame.index, dtype="str")
    for header, texts in columns:
        wanted = found == ""
        if network := next((_USUAL_IDS[word] for word in key(header).split() if word in _USUAL_IDS), ""):
            wanted &= frame["series"] == plan.institution.network_called(network)
        found = found.mask(wanted, texts.set_axis(frame.index))
    return found


def names_account(name: str, plan: Plan) -> bool:
    """Whether a cell names an account: not a network, not «it is not known», not a small number, which is rather a count."""
    folded = bare(name)
    if not folded or is_unknown(name) or folded in _HELD:
        return False
    if folded.isdigit() and len(folded) <= _FIGURE:
        return False
    return not any(
        folded in {fold(one.name), *map(fold, one.aliases)} for one in plan.institution.networks
    ) or name.startswith("@")
