"""How many rows a file would bring, change, leave and refuse, in words."""

from plancom.language.phrases import counted


def rows_said(new: int, changed: int, rejected: int, *, same: int | None = None) -> str:
    """«1.003 nuevas, 1 cambia, 0 iguales, 2 rechazadas»; without those that are the same where `same` is None."""
    said = [counted(new, "nueva", "nuevas"), counted(changed, "cambia", "cambian")]
    if same is not None:
        said.append(counted(same, "igual", "iguales"))
    return ", ".join([*said, counted(rejected, "rechazada", "rechazadas")])
