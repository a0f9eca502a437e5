"""Finds the networks that the words of a hand-made sheet name: «FACEBOOK:», «1. Facebook», «Publicaciones en Instagram»."""

import re
from collections.abc import Iterable, Mapping
from difflib import get_close_matches

from plancom.language.text import fold
from plancom.plan import Plan
from plancom.sources.formats.handmade.words.parts import is_neutral
from plancom.sources.formats.handmade.words.vocabulary import TOKEN

_NETWORKS = {
    "youtube": "YouTube",
    "tiktok": "TikTok",
    "linkedin": "LinkedIn",
    "threads": "Threads",
    "telegram": "Telegram",
}
_CALLED = {"fanpage": "facebook", "fan page": "facebook", "insta": "instagram"}
_OWN_POSTS = dict.fromkeys(("trino", "trinos", "tuit", "tuits", "tweet", "tweets", "trinos publicados"), "twitter")
"""How its publications are called in one network alone."""
_ALMOST, _FEWEST_LETTERS = 0.85, 6
"""How alike a label is to a network's name, of 1, to be it misspelt; of how many letters."""
_SHORT = 2
_GOAL = "meta"
"""Also a goal: in a longer text it is none of the plan's networks."""
_META = re.compile(
    r"\s*(?:Meta|META)\s*[(\[]\s*(?P<first>(?i:facebook|fb|instagram|ig|threads))\s*[)\]]\s*:?\s*"
    r"|\s*(?P<last>(?i:facebook|fb|instagram|ig|threads))\s*[(\[]\s*(?:Meta|META)\s*[)\]]\s*:?\s*"
)
"""A network with the company whose it is: «Meta (Facebook)», «Instagram (Meta)». Beside «Facebook» it is a goal, as «Facebook (meta)» is."""
_NUMBERING = re.compile(r"^\d{1,2}[.)-] *")


class Networks:
    """The networks of a plan and a few others, by every name that they go by."""

    def __init__(self, plan: Plan) -> None:
        by_id = {network.id: network.name for network in plan.institution.networks}
        self._posts = {word: by_id[name] for word, name in _OWN_POSTS.items() if name in by_id}
        self._names = _NETWORKS | {word: by_id[name] for word, name in _CALLED.items() if name in by_id}
        self._names |= {
            fold(word): network.name
            for network in plan.institution.networks
            for word in (network.id, network.name, *network.aliases)
        }
        longest = sorted(self._names, key=len, reverse=True)
        self._pattern = re.compile("|".join(rf"(?<!\w){re.escape(name)}(?!\w)" for name in longest))

    def titled(self, title: str) -> set[str]:
        """The networks that a folded title names, by more than a letter or two."""
        return {self._names[name] for name in self._pattern.findall(title) if len(name) > _SHORT and name != _GOAL}

    def named(self, word: str) -> tuple[set[str], str]:
        """The networks that a label names, and what else it says; the label itself where it names none."""
        label = _NUMBERING.sub("", fold(word).strip(" :"))
        if label in self._names:
            return {self._names[label]}, ""
        if label in self._posts:
            return {self._posts[label]}, word
        if near := self._near(label):
            return {near}, ""
        found = [name for name in self._pattern.findall(label) if name != _GOAL]
        left = self._pattern.sub(" ", label)
        bare = all(map(is_neutral, TOKEN.findall(left)))
        if not found or (all(len(name) <= _SHORT for name in found) and not bare):
            return set(), word
        return {self._names[name] for name in found}, "" if not TOKEN.findall(left) else left.strip()

    def _near(self, label: str) -> str:
        """The network that a single word is, but for a slip of the keyboard («facebok»); "" where it is none, or may be two."""
        if len(label) < _FEWEST_LETTERS or not label.isalpha():
            return ""
        found = {self._names[name] for name in get_close_matches(label, self._names, 3, _ALMOST)}
        return found.pop() if len(found) == 1 else ""

    def companies(self, labels: Iterable[str]) -> Mapping[str, str]:
        """Those of a table's labels that name a network with its company, and the network alone.

        Empty where they may be goals: where the same network has a label of its own, or no other network stands without «meta».
        """
        found = {}
        plain: set[str] = set()
        for label in labels:
            if match := _META.fullmatch(label):
                found[label] = match["first"] or match["last"]
            elif _GOAL not in fold(label).split():
                plain |= self.named(label)[0]
        theirs = {name for short in found.values() for name in self.named(short)[0]}
        return found if plain and not plain & theirs else {}

    def section(self, section: str) -> set[str]:
        """The network that a line over some rows names, if it says nothing else."""
        names, left = self.named(section)
        return names if len(names) == 1 and all(map(is_neutral, TOKEN.findall(left))) else set()
