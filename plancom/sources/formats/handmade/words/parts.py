"""What the words beside a network or a measure divide its figures by: weeks, kinds of posts, or what nobody here understands."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from plancom.language.text import fold
from plancom.sources.formats.handmade.words.vocabulary import POSTS, TOKEN

_NUMBER = r"\d{1,2}|i{1,3}|iv|v"
_TIME = re.compile(
    r"\b(?:(?:[1-6](?:a|o|ra|da|era|ta|to)?|primera|segunda|tercera|cuarta|quinta|i{1,3}|iv|v) (?:quincena|semana|sem)\b\.?"
    rf"|(?:quincena|semana|sem|s|q)\.? ?(?:no\.? ?|n° ?|# ?)?(?:{_NUMBER})\b)"
)
_FORTNIGHT = re.compile(r"quincena|\bq")
_FIFTH = re.compile(r"[56v]|quinta")
_KIND = re.compile(
    r"(?:foto|fotografia|imagen|video|enlace|link|historia|reel|carrusel|texto|gif|infografia|transmision|album"
    r"|photo|picture|image|imagem|carousel|carrossel|infographic)(?:s|es)?|imagens|carrosseis"
    r"|story|stories"
)
_NEUTRAL_TEXT = (
    "cantidad cantidades cant numero num no nro n valor cifra cifras dato datos total totales de del en el la los las por para y con a"
    " al un una mes mensual mensuales red redes social sociales media medio digital digitales institucional oficial publicada publicadas"
    " publicado publicados published posted count counts number total quantity of on quantidade qtd do da nas no contenido contenidos pieza piezas realizada realizadas realizado realizados hechas hechos ejecutado ejecutada"
    " ejecutados ejecutadas ejecucion real reales resultado indicador concepto canal perfil pagina fan page fanpage antes generadas und unid unidad unidades #"
)
_NEUTRAL = frozenset(_NEUTRAL_TEXT.split())


@dataclass(frozen=True, slots=True)
class Part:
    """Which part of a figure a cell has: of its month (`time`), a `kind` of posts, or `other` words; the whole where all are empty."""

    time: str = ""
    kind: str = ""
    other: str = ""

    @property
    def shape(self) -> tuple[str, bool, bool]:
        """Which divisions the part belongs to: weeks, fortnights, kinds."""
        unit = "quincena" if _FORTNIGHT.search(self.time) else "semana"
        return unit if self.time else "", bool(self.kind), bool(self.other)

    @property
    def spare(self) -> bool:
        """Whether months may lack the part: a fifth week."""
        return bool(_FIFTH.search(self.time)) and not self.kind and not self.other


def part_of(words: Iterable[str]) -> Part:
    """The part that the words beside a network's or a measure's name tell."""
    times, kinds, others = [], [], []
    for word in words:
        label = fold(word)
        if found := _TIME.search(label):
            times.append(found.group())
            label = f"{label[: found.start()]} {label[found.end() :]}"
        for token in TOKEN.findall(label):
            if _KIND.fullmatch(token):
                kinds.append(token)
            elif not is_neutral(token):
                others.append(token)
    return Part(" ".join(times), " ".join(kinds), " ".join(others))


def is_neutral(token: str) -> bool:
    """Whether a folded word tells nothing of what is counted beyond posts in general."""
    return token in _NEUTRAL or token.isdigit() or bool(POSTS.match(token))
