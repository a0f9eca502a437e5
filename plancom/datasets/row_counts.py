"""How many rows a file would bring, change, leave and refuse, in words."""

from plancom.language.phrases import counted


def change_words(new: int, changed: int, gone: int = 0, rejected: int = 0) -> list[str]:
    """«60 nuevas», «1 rechazada»: what is zero goes without saying."""
    words = [counted(new, "nueva", "nuevas")] * bool(new) + [counted(changed, "cambia", "cambian")] * bool(changed)
    words += [counted(gone, "se quita", "se quitan")] * bool(gone)
    return words + [counted(rejected, "rechazada", "rechazadas")] * bool(rejected)


def row_words(new: int, changed: int, rejected: int, *, same: int | None = None, gone: int = 0) -> str:
    """«1.003 nuevas, 1 cambia, 0 iguales, 2 rechazadas»; without those that are the same where `same` is None, and what is taken out only where something is."""
    said = [counted(new, "nueva", "nuevas"), counted(changed, "cambia", "cambian")]
    if same is not None:
        said.append(counted(same, "igual", "iguales"))
    if gone:
        said.append(counted(gone, "se quita", "se quitan"))
    return ", ".join([*said, counted(rejected, "rechazada", "rechazadas")])
