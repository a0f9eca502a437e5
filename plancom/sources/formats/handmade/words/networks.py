"""Finds the networks that the words of a hand-made sheet name: «FACEBOOK:», «1. Facebook», «Publicaciones en Instagram»."""

import re
from collections.abc import Iterable, Mapping

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
        self._names = _NETWORKS | {
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
        found = [name for name in self._pattern.findall(label) if name != _GOAL]
        left = self._pattern.sub(" ", label)
        bare = all(map(is_neutral, TOKEN.findall(left)))
        if not found or (all(len(name) <= _SHORT for name in found) and not bare):
            return set(), word
        return {self._names[name] for name in found}, "" if not TOKEN.findall(left) else left.strip()

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
