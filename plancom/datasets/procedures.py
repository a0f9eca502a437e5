"""Procedures: the three ways in which files tell how many there were, and the names under which several are told as one."""

from dataclasses import dataclass
from itertools import permutations

from plancom.language.text import fold

MONTHLY, DAILY, REQUEST = "", "day", "request"
"""Grains of rows: the total of a month, the amount of a day, one request by its own number."""
DETAILED = (DAILY, REQUEST)
ALL_PROCEDURES = "Todos los trámites"
"""The procedure of figures that name none (docs/adr/0043)."""
TOTAL = fold(ALL_PROCEDURES)


@dataclass(frozen=True, slots=True)
class Collective:
    """Folded `names` that mean several procedures at once: those of `members`, or (None) all others.

    `least` of the members together are what it means; fewer are only a part of it.
    """

    names: frozenset[str]
    members: frozenset[str] | None
    least: int

    def means(self, name: str) -> bool:
        """Whether the procedure of this folded name is one of those that it means."""
        return name not in self.names if self.members is None else name in self.members


def _acronyms() -> frozenset[str]:
    """«pqr», «pqrs», «pqrsd», «pqrdsf» …, and with points: «p.q.r.s.»."""
    plain = {f"pqr{''.join(more)}" for n in range(4) for more in permutations("sdf", n)}
    return frozenset(plain | {".".join(one) for one in plain} | {f"{'.'.join(one)}." for one in plain})


PETITIONS_AND_COMPLAINTS = _acronyms() | {
    "peticiones, quejas y reclamos",
    "peticiones quejas y reclamos",
    "peticiones, quejas, reclamos y sugerencias",
    "peticiones, quejas, reclamos, sugerencias y denuncias",
    "peticiones, quejas, reclamos, sugerencias, denuncias y felicitaciones",
}
THEIR_TYPES = frozenset(
    {"peticion", "peticiones", "derecho de peticion", "derechos de peticion", "queja", "quejas", "reclamo", "reclamos"}
    | {"reclamacion", "reclamaciones", "sugerencia", "sugerencias", "denuncia", "denuncias", "felicitacion", "felicitaciones"}
    | {"peticion de informacion", "peticion de documentos", "peticion de interes general", "peticion de interes particular"}
    | {"peticion de consulta", "peticion general"}
)  # fmt: skip
COLLECTIVES = (Collective(frozenset({TOTAL}), None, 1), Collective(PETITIONS_AND_COMPLAINTS, THEIR_TYPES, 2))
"""One name of all procedures, and those of petitions and complaints of every type: a single type is only a part of them."""
