"""Types of posts: what tools call them in each language and number, and what they are here."""

from plancom.language.text import fold
from plancom.language.translation import later

_CALLED: dict[str, tuple[str, ...]] = {
    later("Foto"): ("foto", "fotos", "photo", "photos", "imagen", "imagenes", "image", "images", "imagen de instagram", "ig image", "imagem do instagram"),
    later("Carrusel"): ("carrusel", "carousel", "ig carousel", "secuencia de instagram", "carrusel de instagram", "carrossel do instagram", "album"),
    later("Video"): ("video", "videos", "ig video", "video de instagram", "videos de facebook"),
    later("Reel"): ("reel", "reels", "ig reel", "reel de instagram", "reel do instagram"),
    later("Historia"): ("historia", "historias", "story", "stories", "ig story", "historia de instagram"),
    later("Enlace"): ("enlace", "enlaces", "link", "links"),
    later("Texto"): ("texto", "textos", "text", "status", "estado"),
    later("En vivo"): ("en vivo", "live", "live video", "live videos", "video en vivo", "videos en vivo"),
}  # fmt: skip
_KNOWN = {word: name for name, words in _CALLED.items() for word in words}


def post_type(written: str) -> str:
    """One name for what tools call a type, in Spanish; a type that is not known as it was written."""
    return _KNOWN.get(fold(written), written)
