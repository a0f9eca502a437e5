"""Acts: everything that can be written, each with the least role that may do it and its name in the register."""

from dataclasses import dataclass

from plancom.access.roles import Role
from plancom.language.translation import later, tr


@dataclass(frozen=True, slots=True)
class Act:
    """Something that a person can do: its `id` in the register, the least `role` that may do it, and its name in words."""

    id: str
    role: Role
    name: str

    @property
    def title(self) -> str:
        """What it is called on the screen, as the beginning of a sentence's middle: «importar datos»."""
        return tr(self.name)


PRESENT = Act("present", Role.READER, later("presentar o descargar"))

IMPORT = Act("import", Role.EDITOR, later("importar datos"))
UNDO_IMPORT = Act("undo_import", Role.EDITOR, later("deshacer una importación"))
REDO_IMPORT = Act("redo_import", Role.EDITOR, later("rehacer una importación"))
REMOVE_SAMPLES = Act("remove_samples", Role.EDITOR, later("quitar los datos de ejemplo"))
WRITE_TASK = Act("write_task", Role.EDITOR, later("escribir de una tarea"))
PIN_NOTE = Act("pin_note", Role.EDITOR, later("poner o quitar una nota"))
MARK_BREAK = Act("mark_break", Role.EDITOR, later("marcar o quitar un cambio de medición"))
REVIEW_WARNING = Act("review_warning", Role.EDITOR, later("revisar un aviso"))
CLOSE_MONTH = Act("close_month", Role.EDITOR, later("cerrar o reabrir un mes"))
SAVE_SESSION = Act("save_session", Role.EDITOR, later("guardar una sesión del concejo"))
WRITE_ANALYSIS = Act("write_analysis", Role.EDITOR, later("escribir la ficha de un indicador"))
SAVE_PROFILE = Act("save_profile", Role.EDITOR, later("guardar o cambiar un perfil de lectura"))

DECIDE_GOAL = Act("decide_goal", Role.ADMINISTRATOR, later("decidir una lectura, una línea base o una meta"))
WRITE_PLAN = Act("write_plan", Role.ADMINISTRATOR, later("escribir el borrador de un plan"))
PUT_PLAN_IN_FORCE = Act("put_plan_in_force", Role.ADMINISTRATOR, later("poner en vigor o retirar un plan"))
PUBLISH = Act("publish", Role.ADMINISTRATOR, later("publicar o quitar la página pública"))
GIVE_ACCESS = Act("give_access", Role.ADMINISTRATOR, later("dar o quitar acceso"))
RECOUNT = Act("recount", Role.ADMINISTRATOR, later("sumar todo de nuevo"))
RESTORE = Act("restore", Role.ADMINISTRATOR, later("copiar o restaurar la base de datos"))
REPAIR = Act("repair", Role.ADMINISTRATOR, later("reparar la base de datos"))

UPGRADE = Act("upgrade", Role.ADMINISTRATOR, later("poner al día las tablas"))
FOLLOW_PLAN = Act("follow_plan", Role.ADMINISTRATOR, later("aplicar las reglas de un plan a lo importado"))
CHECK = Act("check", Role.ADMINISTRATOR, later("revisar la base de datos"))
SIGN_IN = Act("sign_in", Role.NOBODY, later("anotar una entrada o una salida"))

ACTS = {one.id: one for one in list(globals().values()) if isinstance(one, Act)}
"""Every act by its id."""
