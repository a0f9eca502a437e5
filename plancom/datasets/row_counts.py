"""How many rows a file would bring, change, leave and refuse, in words."""

from plancom.language.phrases import counted


def rows_said(new: int, changed: int, rejected: int, *, same: int | None = None, gone: int = 0) -> str:
    """«1.003 nuevas, 1 cambia, 0 iguales, 2 rechazadas»; without those that are the same where `same` is None, and what is taken out only where something is."""
    said = [counted(new, "nueva", "nuevas"), counted(changed, "cambia", "cambian")]
    if same is not None:
        said.append(counted(same, "igual", "iguales"))
    if gone:
        said.append(counted(gone, "se quita", "se quitan"))
    return ", ".join([*said, counted(rejected, "rechazada", "rechazadas")])
