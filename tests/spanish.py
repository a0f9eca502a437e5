"""Spanish as it should be in a sentence that the app writes: numbers that agree, nothing left over, a full stop."""

import re

NOUNS = {
    "visita": "visitas", "publicación": "publicaciones", "mes": "meses", "día": "días", "tarea": "tareas", "trámite": "trámites",
    "actividad": "actividades", "visitante": "visitantes", "diapositiva": "diapositivas", "nota": "notas", "fila": "filas",
}  # fmt: skip
LEFT_OVER = re.compile(r"\bNone\b|\bnan\b|\binf\b|\bTrue\b|\bFalse\b|[{}]|  | [.,;:]|\.\.|,,|\(\)|«»")
NUMBER = r"(?<![\d.,])[−-]?\d{1,3}(?:\.\d{3})*(?:,\d+)?(?![\d.,]*\d)"


def mistakes(text: str) -> list[str]:
    """What a Spanish reader would mark in `text`; nothing in a good sentence."""
    found = [f"sobra «{m[0]}»" for m in LEFT_OVER.finditer(text)]
    for one, many in NOUNS.items():
        found += [f"«{m[0]}»" for m in re.finditer(rf"(?<![\d.,])1 {many}\b", text)]
        found += [f"«{m[0]}»" for m in re.finditer(rf"(?<![\d.,])(?!1\b){NUMBER} {one}\b", text)]
    found += [
        f"«{m[0]}»"
        for m in re.finditer(r"\bVan 1 |\bVa (?!1 )\d|\besperaban 1\.(?!\d)|\bFaltan 1 |\by [iI]\w|\bo [oO]\w", text)
    ]
    if text and not text.endswith((".", "?", "!")):
        found.append("no termina en punto")
    if text and not (text[0].isupper() or text[0] in "«¿¡" or text[0].isdigit()):
        found.append("no empieza con mayúscula")
    return found


def numbers(text: str) -> list[str]:
    """Every number in `text`, as it is written: «1.234», «12,5», without those of dates and of years of the plan."""
    bare = re.sub(
        r"\d{2}/\d{2}/\d{4}|\baño \d+|\b(?:ene|feb|mar|abr|may|jun|jul|ago|sep|oct|nov|dic) \d{4}|«[^»]*»", "", text
    )
    return re.findall(NUMBER, bare)
