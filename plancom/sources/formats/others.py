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
    "TikTok: publicaciones",
    "posts",
    {
        "day": (later("Post time"),),
        "link": (later("Video link"),),
        "text": (later("Video title"),),
        "shares": (later("Total shares"), later("Shares")),
        "views": (later("Total views"), later("Video views")),
    },
    ("day", "link", "text"),
    series="tiktok",
    order="mdy",
    named_range=True,
)
_YOUTUBE = Layout(
    "youtube-content",
    "YouTube: videos",
    "posts",
    {
        "post_id": (later("Content"), later("Contenido")),
        "text": (later("Video title"), later("Título del video"), later("Título del vídeo")),
        "day": (
            *(
                later("Video publish time"),
                later("Tiempo de publicación del video"),
                later("Hora de publicación del vídeo"),
            ),
            *(later("Hora de publicación del video"), later("Fecha de publicación del video")),
        ),
        "shares": (later("Shares"), later("Compartidos"), later("Veces compartido")),
    },
    ("post_id", "day", "text"),
    series="youtube",
    order="mdy",
)
_LINKEDIN = Layout(
    "linkedin-content",
    "LinkedIn: publicaciones",
    "posts",
    {
        "text": (later("Título de la publicación"), later("Post title")),
        "link": (later("Enlace de la publicación"), later("Post link")),
        "day": (later("Fecha de creación"), later("Created date")),
        "type": (later("Tipo de contenido"), later("Content type")),
        "shares": (later("Veces compartido"), later("Reposts")),
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
        notes = [_NOTE]
        if layout is _TIKTOK:
            dated = [with_years(table, layout.where(table.headers), context) for table in tables]
            if any(found is None for found in dated):
                what = tr(
                    "El archivo es de TikTok y sus fechas no dicen el año («2 de enero»): no se sabe de cuándo es cada publicación."
                )
                instead = tr("Indique el período del archivo al subirlo. {template}", template=_TEMPLATE)
                return nothing(layout.source, layout.title, declined(what, instead))
            notes += [note for found in dated if found for note in found[1]]
            tables = tuple(found[0] for found in dated if found)
        said = observations(layout, tables, context, notes=notes)
        if said.rows_read == 0:
            what = tr("El archivo es de {name} y no tiene ninguna publicación, solo totales.", name=name)
            return nothing(layout.source, layout.title, declined(what, _TEMPLATE))
        return said

    return Format(layout.source, layout.title, "posts", find, read)


FORMATS = tuple(map(_format, (_TIKTOK, _YOUTUBE, _LINKEDIN)))
