"""English as it should be in a sentence that the app writes: nothing Spanish, numbers that agree, nothing left over, a full stop."""

import re

NOUNS = {
    "visit": "visits", "post": "posts", "publication": "publications", "month": "months", "day": "days", "task": "tasks", "procedure": "procedures",
    "activity": "activities", "visitor": "visitors", "slide": "slides", "row": "rows",
}  # fmt: skip
SPANISH = re.compile(
    r"[«»¿¡áéíóúñ]|\b(el|la|los|las|de|del|que|con|sin|por|para|en|un|una|se|es|hay|año|mes|meses|meta|datos)\b"
)
NAMES = ("Digitalízate", "El Universal")
LEFT_OVER = re.compile(r"\bNone\b|\bnan\b|\binf\b|\bTrue\b|\bFalse\b|[{}]|  | [.,;:]|\.\.|,,|\(\)|“”")
NUMBER = r"(?<![\d.,])[−-]?\d{1,3}(?:,\d{3})*(?:\.\d+)?(?![\d.,]*\d)"


def mistakes(text: str) -> list[str]:
    """What an English reader would mark in `text`; nothing in a good sentence."""
    plain = text
    for name in NAMES:
        plain = plain.replace(name, "Name")
    found = [f"Spanish “{m[0]}”" for m in SPANISH.finditer(plain)]
    found += [f"left over “{m[0]}”" for m in LEFT_OVER.finditer(plain)]
    for one, many in NOUNS.items():
        found += [f"“{m[0]}”" for m in re.finditer(rf"(?<![\d.,])1 {many}\b", plain)]
        found += [f"“{m[0]}”" for m in re.finditer(rf"(?<![\d.,])(?!1\b){NUMBER} {one}\b", plain)]
    found += [f"“{m[0]}”" for m in re.finditer(r"(?<![\d.,])1 were\b|(?<![\d.,])(?!1 )\d+ was\b|\d\s%", plain)]
    if text and not text.endswith((".", "?", "!")):
        found.append("no full stop")
    if text and not (text[0].isupper() or text[0] == "“" or text[0].isdigit()):
        found.append("no capital")
    return found


def numbers(text: str) -> list[str]:
    """Every number in `text`, as it is written: "1,234", "12.5", without those of dates and of years of the plan."""
    bare = re.sub(
        r"\d{2}/\d{2}/\d{4}|\b[Yy]ear \d+|\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4}|“[^”]*”", "", text
    )
    return re.findall(NUMBER, bare)
