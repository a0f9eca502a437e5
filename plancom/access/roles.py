"""Roles: each may do what the ones before it may, and more."""

from enum import IntEnum

from plancom.language.translation import later, tr


class Role(IntEnum):
    """What a person may do here; the higher one may do all that the lower ones may."""

    NOBODY = 0
    """Nothing: not even see."""
    READER = 1
    """See, present, export."""
    EDITOR = 2
    """Import, undo, write of tasks, pin notes, close a month."""
    ADMINISTRATOR = 3
    """Settle readings, baselines, targets and plans; give access; restore copies."""

    @property
    def title(self) -> str:
        """Its name on the screen."""
        return tr(TITLES[self])

    @property
    def summary(self) -> str:
        """What it adds to the role below it, in a few words."""
        return tr(SUMMARIES[self])

    @property
    def abilities(self) -> str:
        """All that it may do."""
        return "; ".join(one.summary for one in Role if Role.NOBODY < one <= self) or self.summary


TITLES = {
    Role.NOBODY: later("sin acceso"),
    Role.READER: later("lector"),
    Role.EDITOR: later("editor"),
    Role.ADMINISTRATOR: later("administrador"),
}
SUMMARIES = {
    Role.NOBODY: later("no puede entrar"),
    Role.READER: later("ver, presentar y descargar"),
    Role.EDITOR: later("importar y deshacer, escribir de las tareas, poner notas, guardar sesiones y cerrar el mes"),
    Role.ADMINISTRATOR: later("decidir lecturas, metas y planes, dar acceso y restaurar copias"),
}
NAMES = {"lector": Role.READER, "editor": Role.EDITOR, "administrador": Role.ADMINISTRATOR, "ninguno": Role.NOBODY}
"""How a role is written in the settings and in the database."""


def stored_role(role: Role) -> str:
    """The role's name as settings and database have it."""
    return next(name for name, one in NAMES.items() if one is role)
