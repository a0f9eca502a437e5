"""The institution's logo: a picture made safe for every format, or a sentence about why there is none."""

import io
from pathlib import Path

from PIL import Image

from plancom.language.translation import tr
from plancom.reports.deck import Logo

MAX_SIDE = 1200  # px; enough for a projector
MAX_BYTES = 10_000_000
FORMATS = ("PNG", "JPEG", "WEBP", "GIF")


def logo_of(path: str) -> tuple[Logo | None, str]:
    """The picture at `path` as a PNG of at most MAX_SIDE pixels, and ""; or None and a sentence. "" is no logo."""
    if not path:
        return None, ""
    file = Path(path)
    try:
        if file.stat().st_size > MAX_BYTES:
            return (
                None,
                tr(
                    "El logo «{name}» pesa más de 10 MB: use una imagen más pequeña. El informe sale sin logo.",
                    name=file.name,
                ),
            )
        with Image.open(file, formats=FORMATS) as opened:
            opened.thumbnail((MAX_SIDE, MAX_SIDE))
            picture = opened.convert("RGBA")
    except FileNotFoundError:
        return (
            None,
            tr(
                "El plan nombra el logo «{path}», que no existe. Corrija `logo` en el plan. El informe sale sin logo.",
                path=path,
            ),
        )
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None, tr(
            "El logo «{name}» no es una imagen PNG o JPG que se pueda leer. El informe sale sin logo.", name=file.name
        )
    buffer = io.BytesIO()
    picture.save(buffer, "PNG")
    return Logo(buffer.getvalue(), picture.width, picture.height), ""
