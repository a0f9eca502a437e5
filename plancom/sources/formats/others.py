"""Networks that the plan has no goal for: TikTok, YouTube and LinkedIn post by post, kept and shown beside the others."""

from plancom.datasets import Observations, declined
from plancom.datasets.observations import nothing
from plancom.language.translation import later, tr
from plancom.sources.build import observations
from plancom.sources.formats.undated import with_years
from plancom.sources.headers import Table, key
from plancom.sources.layouts import Context, Format, Layout
from plancom.sources.sheets import Workbook

_NOTE = later(
    "Es una red sin meta en el plan: sus publicaciones se guardan y se muestran aparte, y no suman a las metas."
)
_TEMPLATE = later(
    "Si quiere contar esas publicaciones, anótelas en la plantilla de publicaciones con el nombre de la red."
)

_TIKTOK = Layout(
    "tiktok-content",
    later("TikTok: publicaciones"),
    "posts",
    {
        "day": ("Post time",),
        "link": ("Video link",),
        "text": ("Video title",),
        "shares": ("Total shares", "Shares"),
        "views": ("Total views", "Video views"),
    },
    ("day", "link", "text"),
    series="tiktok",
    order="mdy",
    named_range=True,
)
_YOUTUBE = Layout(
    "youtube-content",
    later("YouTube: videos"),
    "posts",
    {
        "post_id": ("Content", "Contenido"),
        "text": ("Video title", "Título del video", "Título del vídeo"),
        "day": (
            *("Video publish time", "Tiempo de publicación del video", "Hora de publicación del vídeo"),
            *("Hora de publicación del video", "Fecha de publicación del video"),
        ),
        "shares": ("Shares", "Compartidos", "Veces compartido"),
    },
    ("post_id", "day", "text"),
    series="youtube",
    order="mdy",
)
_LINKEDIN = Layout(
    "linkedin-content",
    later("LinkedIn: publicaciones"),
    "posts",
    {
        "text": ("Título de la publicación", "Post title"),
        "link": ("Enlace de la publicación", "Post link"),
        "day": ("Fecha de creación", "Created date"),
        "type": ("Tipo de contenido", "Content type"),
        "shares": ("Veces compartido", "Reposts"),
    },
    ("text", "link", "day"),
    series="linkedin",
    order="mdy",
)
_BY_DAY = {"date", "fecha"}


def _format(layout: Layout) -> Format:
    def find(book: Workbook) -> tuple[Table, ...]:
        # YouTube's chart data names the same columns, with a row for each day of each video.
        return tuple(t for t in layout.tables(book) if layout is not _YOUTUBE or key(t.headers[0]) not in _BY_DAY)

    def read(tables: tuple[Table, ...], context: Context) -> Observations:
        name = layout.title.split(":")[0]
        notes = [tr(_NOTE)]
        if layout is _TIKTOK:
            dated = [with_years(table, layout.where(table.headers), context) for table in tables]
            if any(found is None for found in dated):
                what = tr(
                    "El archivo es de TikTok y sus fechas no dicen el año («2 de enero»): no se sabe de cuándo es cada publicación."
                )
                instead = tr("Indique el período del archivo al subirlo. {template}", template=tr(_TEMPLATE))
                return nothing(layout.source, layout.title, declined(what, instead))
            notes += [note for found in dated if found for note in found[1]]
            tables = tuple(found[0] for found in dated if found)
        said = observations(layout, tables, context, notes=notes)
        if said.rows_read == 0:
            what = tr("El archivo es de {name} y no tiene ninguna publicación, solo totales.", name=name)
            return nothing(layout.source, layout.title, declined(what, tr(_TEMPLATE)))
        return said

    return Format(layout.source, layout.title, "posts", find, read)


FORMATS = tuple(map(_format, (_TIKTOK, _YOUTUBE, _LINKEDIN)))
