"""Actors: in whose name something is done, and what is refused to whom."""

from collections.abc import Callable
from dataclasses import dataclass

from plancom.access.acts import Act
from plancom.access.roles import Role
from plancom.language.translation import tr


@dataclass(frozen=True, slots=True)
class Actor:
    """Who does something: the `name` that the office knows, the `role`, the `account` that proves it, and the `request` it came with.

    `account` is the e-mail address of the sign-in, «local» for the one person of an office without sign-in, or the service's name.
    """

    name: str
    role: Role
    account: str = ""
    request: str = ""


ActorSource = Callable[[], Actor]
"""Says who acts at this moment: a role can be taken away between two acts."""

NOBODY = Actor("", Role.NOBODY)
SYSTEM = Actor("plancom", Role.ADMINISTRATOR, "plancom")
"""The program itself, where it does what no person asked for: bring the tables to its version, follow a plan's file, keep what a check found."""


def local_person(name: str, request: str = "") -> Actor:
    """The one person of an office without sign-in, under the name they gave."""
    return Actor(name, Role.ADMINISTRATOR, "local", request)


def service(name: str, request: str = "") -> Actor:
    """The command line or a timer, on the machine itself: who may run it there may do everything."""
    return Actor(name, Role.ADMINISTRATOR, "servicio", request)


class AccessError(Exception):
    """Who asks may not do it; the message says in Spanish what, and who may. Nothing was done."""

    def __init__(self, actor: Actor, act: Act) -> None:
        super().__init__(refusal(actor, act))
        self.actor, self.act = actor, act


def require(actor: Actor, act: Act) -> None:
    """Raises AccessError where the actor's role does not reach for the act."""
    if actor.role < act.role:
        raise AccessError(actor, act)


def refusal(actor: Actor, act: Act) -> str:
    """Why the actor may not do it, and what to do."""
    if actor.role is Role.NOBODY:
        return tr("No se hizo nada: su sesión terminó o no tiene acceso. Entre de nuevo.")
    return tr(
        "No se hizo nada: {act} es de quien tiene el rol «{needed}», y usted es «{role}». Pídaselo a un administrador del tablero.",
        act=act.title, needed=act.role.title, role=actor.role.title,
    )  # fmt: skip
