"""Whose page or account an address of a social network names: «x.com/ConcejoCtg/status/1» does, «instagram.com/p/abc» names nobody."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from plancom.datasets.network_hosts import SHORT, network_of, plain
from plancom.language.text import fold

NOBODY = -1
"""In place of a number: a row that names no account."""
_PARTS = r"^\s*(?:[A-Za-z]+://)?(?P<host>[A-Za-z0-9.-]+)(?::\d+)?/+(?P<first>[^/?#\s]+)"
_AFTER = _PARTS + r"(?:/+(?P<second>[^/?#\s]+))?(?:/+(?P<third>[^/?#\s]+))?"
_PHP_ID = r"[?&;]id=(?P<id>\d+)"
_OF_THIRD = frozenset({"pages", "people", "pg"})
"""How addresses of Facebook begin that name somebody in their third part."""
_HEAD = re.compile(_AFTER)
_ID = re.compile(r"[?&;]id=(\d+)")
_LONG_ID = re.compile(r"(?:.*-)?(\d{10,})")
"""«Concejo-de-Cartagena-100064512345678»: a page without a name of its own."""
_HANDLE = re.compile(r"[\w.\-]+")
_X_HANDLE = re.compile(r"\w{1,15}")
_OWNERS = frozenset(
    {"posts", "photos", "videos", "reels", "live", "live_videos", "events", "about", "timeline", "community"}
)
"""What follows the page in an address of Facebook, where the page is a number."""
_NO_NAMES = {
    "facebook": frozenset(
        {
            *(
                "watch",
                "reel",
                "reels",
                "stories",
                "story",
                "photo",
                "photos",
                "video",
                "videos",
                "media",
                "share",
                "sharer",
            ),
            *(
                "events",
                "groups",
                "hashtag",
                "plugins",
                "dialog",
                "login",
                "marketplace",
                "help",
                "latest",
                "ads",
                "notes",
            ),
            *("gaming", "search", "live", "policies", "business", "home", "page", "settings", "public"),
        }
    ),
    "instagram": frozenset(
        {"p", "reel", "reels", "tv", "explore", "accounts", "direct", "s", "share", "about", "legal"}
    ),
    "twitter": frozenset(
        {
            *("i", "home", "search", "hashtag", "intent", "share", "explore", "settings", "messages", "notifications"),
            *("login", "compose", "status", "statuses", "web"),
        }
    ),
}
"""How addresses go on that name nobody."""
_GO_ON = {
    "facebook": frozenset({"pages", "people", "p", "pg"}),
    "instagram": frozenset({"stories"}),
    "youtube": frozenset({"c", "user", "channel"}),
    "linkedin": frozenset({"posts", "company", "school", "showcase", "in"}),
}
"""How addresses begin that name somebody in what follows."""
_MARKED = frozenset({"tiktok", "threads", "youtube"})
"""Networks that write a handle in an address with its @."""
_FEW = 4
"""Links for each different one from which it is worth looking at those alone."""


@dataclass(frozen=True, slots=True)
class Owner:
    """Whom an address names: on which `network` (the plan's usual id), the account's comparable `id`, and its `name` as written."""

    network: str
    id: str
    name: str


class _Numbers(dict[Owner, int]):
    """The owners of some links, each with its number."""

    def of(self, owner: Owner | None) -> int:
        """The number of an owner, who is added where he is new."""
        return self.setdefault(owner, len(self)) if owner else NOBODY


def owner(address: str) -> Owner | None:
    """The page or account that an address names; None where it names nobody, or is of no network that is known."""
    match = _HEAD.match(address)
    if not match or not (network := network_of(match["host"])) or plain(match["host"]) in SHORT:
        return None
    first, second, third = (unquote(match[name] or "") for name in ("first", "second", "third"))
    if network == "facebook":
        return _facebook(address, first, second, third)
    if network == "linkedin":
        return _linkedin(first, second)
    goes_on = first.casefold() in _GO_ON.get(network, ())
    if goes_on and network == "youtube":
        return _youtube(first, second)
    return _handle(network, second if goes_on else first)


def _youtube(kind: str, second: str) -> Owner | None:
    """A channel by its number («channel/UC…»), or by a name of before handles («c/…», «user/…»)."""
    is_number = kind.casefold() == "channel"
    return Owner("youtube", second if is_number else fold(second), second) if second else None


def _handle(network: str, lead: str) -> Owner | None:
    """The account of a handle, where it is one."""
    if fold(lead) in _NO_NAMES.get(network, ()) or (network in _MARKED and not lead.startswith("@")):
        return None
    bare = lead.removeprefix("@")
    is_handle = (_X_HANDLE if network == "twitter" else _HANDLE).fullmatch(bare)
    return Owner(network, fold(bare), f"@{bare}") if is_handle else None


def _facebook(address: str, first: str, second: str, third: str) -> Owner | None:
    kind = first.casefold()
    if kind in {"permalink.php", "story.php", "profile.php"}:
        found = _ID.search(address)
        return Owner("facebook", found.group(1), found.group(1)) if found else None
    if kind in {"pages", "people"}:
        return Owner("facebook", third, second) if third.isdigit() else None
    if kind == "pg":  # an older way to a page
        first, second, third = second, third, ""
    if kind == "p":
        first = second
    if not first or first.casefold() in _NO_NAMES["facebook"] or first.casefold().endswith(".php"):
        return None
    if first.isdigit():
        return Owner("facebook", first, first) if second.casefold() in _OWNERS else None
    if long := _LONG_ID.fullmatch(first):
        return Owner("facebook", long.group(1), first[: long.start(1)].strip("-").replace("-", " "))
    return Owner("facebook", fold(first).replace(".", ""), first)


def _linkedin(first: str, second: str) -> Owner | None:
    kind = first.casefold()
    if kind == "posts":
        name, mark, _ = second.partition("_")
        second = name if mark else ""
    elif kind not in _GO_ON["linkedin"]:
        return None
    return Owner("linkedin", fold(second), second) if second else None


def owners(links: "pd.Series[str]") -> tuple[npt.NDArray[np.int32], list[Owner]]:
    """For each link the number of its owner (NOBODY where it names none), and the owners.

    A million links name few accounts: what comes after the account is looked at only where it matters.
    """
    texts = pa.array(links, pa.large_string())
    codes = np.full(len(links), NOBODY, dtype=np.int32)
    found = _Numbers()
    left = _alike(texts, codes, found)
    for host, lead, places in _beginnings(texts, left):
        network = network_of(host)
        if not _says_more(network, lead):
            codes[places] = found.of(owner(f"{host}/{lead}"))
            continue
        key, rests = _encoded(_rest(network, lead.casefold(), texts.take(pa.array(places))))
        numbers = [found.of(owner(f"{host}/{lead}{rest}")) for rest in rests]
        codes[places] = np.array(numbers, dtype=np.int32)[key]
    return codes, list(found)


def _beginnings(texts: pa.Array, left: npt.NDArray[np.int64]) -> Iterator[tuple[str, str, npt.NDArray[np.int64]]]:
    """The different hosts of networks with the first part of a path, and at which of the places `left` links begin with them."""
    if not len(left):
        return
    parts = pc.extract_regex(texts.take(pa.array(left)), _PARTS)
    (host, hosts), (first, firsts) = (_encoded(pc.fill_null(pc.struct_field(parts, n), "")) for n in ("host", "first"))
    known = np.array([network_of(name) != "" for name in hosts])
    pairs = host * len(firsts) + first
    for pair in np.unique(pairs[known[host]]).tolist():
        yield hosts[pair // len(firsts)], firsts[pair % len(firsts)], left[pairs == pair]


def _rest(network: str, lead: str, texts: pa.Array | pa.ChunkedArray) -> pa.Array:
    """What in addresses that begin with `lead` says whose they are, and no more: links of one account have it in common."""
    if lead.endswith(".php"):
        found = pc.struct_field(pc.extract_regex(texts, _PHP_ID), "id")
        return pc.fill_null(pc.binary_join_element_wise(_text("?id="), found, _text("")), "")
    parts = pc.extract_regex(texts, _AFTER)
    second, third = (pc.fill_null(pc.struct_field(parts, name), "") for name in ("second", "third"))
    if network == "linkedin" and lead == "posts":
        second = pc.replace_substring_regex(second, "(?s)_.*", "_")
    if network != "facebook" or lead not in _OF_THIRD:
        third = _text("")
    return pc.binary_join_element_wise(_text(""), second, third, _text("/"))


def _text(value: str) -> pa.Scalar:
    return pa.scalar(value, pa.large_string())


def _alike(texts: pa.Array | pa.ChunkedArray, codes: npt.NDArray[np.int32], found: _Numbers) -> npt.NDArray[np.int64]:
    """Numbers the owners of links that are alike but for the number at their end; the places of the others.

    Cutting a number off takes a tenth of the time of taking an address apart.
    """
    code, heads = _encoded(pc.utf8_rtrim(texts, "0123456789"))
    done = np.zeros(len(heads) + 1, dtype=bool)
    numbers = np.full(len(heads) + 1, NOBODY, dtype=np.int32)
    if len(heads) * _FEW > len(texts):
        return np.arange(len(texts))
    for place, head in enumerate(heads):
        match = _HEAD.match(head)
        if head and (not match or not match["second"] or not head.endswith("/")):
            continue
        if match and _says_more(network_of(match["host"]), match["first"]):
            continue
        done[place] = True
        numbers[place] = found.of(owner(head))
    codes[:] = numbers[code]
    return np.flatnonzero(~done[code])


def _says_more(network: str, lead: str) -> bool:
    """Whether an address that begins so names its owner, if at all, further on."""
    lead = lead.casefold()
    if network == "facebook" and (lead.isdigit() or lead.endswith(".php")):
        return True
    return lead in _GO_ON.get(network, ())


def _encoded(texts: pa.Array | pa.ChunkedArray) -> tuple[npt.NDArray[np.int64], list[str]]:
    """For each text its number, and the different texts."""
    found = pc.dictionary_encode(texts)
    if isinstance(found, pa.ChunkedArray):  # as columns of long files come
        found = found.unify_dictionaries().combine_chunks()
    return found.indices.to_numpy(zero_copy_only=False).astype(np.int64), found.dictionary.to_pylist()
