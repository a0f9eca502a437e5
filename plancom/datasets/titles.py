"""Titles: what the files, databases and profiles that data come from are called.

An import keeps its title in Spanish, whoever brings it in: it names a format, and is said in the reader's language where it is shown.
"""

import re

from plancom.language.phrases import listed
from plancom.language.translation import SOURCE, language, later, speaking, tr

PROFILE = later("Perfil «{name}»")
DATABASE = later("Base de datos «{name}»")
OFFICE = later("Hoja de la oficina: {name}")
_NAMED = (PROFILE, DATABASE, OFFICE)
_BETWEEN = re.compile(r", (?=[A-ZÁÉÍÓÚ])| [ye] (?=[A-ZÁÉÍÓÚ])")


def title_text(title: str) -> str:
    """The title in the language in force; a name that somebody gave stays as it is."""
    if language() == SOURCE:
        return title
    if (found := tr(title)) != title:
        return found
    for pattern in _NAMED:
        before, after = pattern.split("{name}")
        if title.startswith(before) and title.endswith(after):
            name = title[len(before) : len(title) - len(after)]
            return tr(pattern, name=tr(name) if pattern == OFFICE else name)
    parts = _BETWEEN.split(title)
    return listed(map(title_text, parts)) if len(parts) > 1 else title


def joint_title(titles: list[str]) -> str:
    """The title of what several files say together, as an import keeps it."""
    with speaking(SOURCE):
        return listed(titles)
