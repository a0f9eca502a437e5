"""Text made comparable: the same word however it was typed."""

import re
import unicodedata

_SPACES = re.compile(r"\s+")


def fold(text: object) -> str:
    """`text` without case, accents, no-break or repeated spaces: «Día N» and «dia n» are the same."""
    plain = unicodedata.normalize("NFKD", str(text)).casefold()
    return _SPACES.sub(" ", "".join(c for c in plain if not unicodedata.combining(c))).strip()


def slug(text: object) -> str:
    """`text` as a short identifier: «El Universal» → «el-universal»."""
    return re.sub(r"[^a-z0-9]+", "-", fold(text)).strip("-")
