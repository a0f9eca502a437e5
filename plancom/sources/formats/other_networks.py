"""Networks that the plan has no goal for: TikTok, YouTube and LinkedIn post by post, kept and shown beside the others."""

from functools import partial

from plancom.datasets import Refusal, Result
from plancom.datasets.problems.sheets import Declined
from plancom.language.text import fold
from plancom.language.translation import later, tr
from plancom.sources.assembly import observations
from plancom.sources.files.sheets import Workbook
from plancom.sources.formats.tiktok_dates import with_years
from plancom.sources.tables.headers import Table, key
from plancom.sources.tables.layouts import Context, Format, Layout

NO_GOAL = later(
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
        "day": (
            *("Post time", "Publish time", "Fecha de publicación", "Hora de publicación", "Hora de la publicación"),
            *("Horário da postagem", "Horário de publicação", "Hora da publicação", "Hora de publicação"),
            *("Horário do post", "Data da postagem", "Data de publicação"),
        ),
        "link": (
            *("Video link", "Enlace del video", "Enlace del vídeo", "Enlace de video", "Vínculo del video"),
            *("Link do vídeo", "Ligação do vídeo", "Ligação para o vídeo"),
        ),
        "text": (
            *("Video title", "Título del video", "Título del vídeo", "Título de video", "Título de vídeo"),
            "Título do vídeo",
        ),
        "shares": (
            *("Total shares", "Shares", "Total de compartidos", "Total de veces compartido", "Compartidos"),
            *("Veces compartido", "Total de compartilhamentos", "Compartilhamentos", "Total de partilhas", "Partilhas"),
        ),
        "views": ("Total views", "Video views", "Total de visualizaciones", "Total de visualizações"),
    },
    ("day", "link", "text"),
    series="tiktok",
    order="mdy",
    named_range=True,
    ranked=later("TikTok exporta solo los videos más vistos del período, no todos."),
)
_YOUTUBE = Layout(
    "youtube-content",
    later("YouTube: videos"),
    "posts",
    {
        "post_id": ("Content", "Contenido", "Conteúdo", "Video", "Vídeo"),
        "text": ("Video title", "Título del video", "Título del vídeo", "Título do vídeo"),
        "day": (
            *("Video publish time", "Tiempo de publicación del video", "Tiempo de publicación del vídeo"),
            *("Hora de publicación del video", "Hora de publicación del vídeo"),
            *("Fecha de publicación del video", "Fecha de publicación del vídeo"),
            *("Horário de publicação do vídeo", "Hora de publicação do vídeo", "Data de publicação do vídeo"),
            "Tempo de publicação do vídeo",
        ),
        "shares": ("Shares", "Compartidos", "Veces compartido", "Compartilhamentos", "Partilhas"),
    },
    ("post_id", "day", "text"),
    series="youtube",
    order="mdy",
    longest=500,
)
_LINKEDIN = Layout(
    "linkedin-content",
    later("LinkedIn: publicaciones"),
    "posts",
    {
        "text": (
            *("Título de la publicación", "Post title", "Título da publicação", "Título do post"),
            *("Update title", "Título de la actualización", "Título da atualização", "ShareCommentary"),
        ),
        "link": (
            *("Enlace de la publicación", "Post link", "Enlace a la publicación", "URL de la publicación"),
            *("Link da publicação", "Link do post", "Ligação da publicação", "URL da publicação"),
            *(
                "Update link",
                "Enlace de la actualización",
                "Enlace a la actualización",
                "Link da atualização",
                "ShareLink",
            ),
        ),
        "day": (
            *(
                "Fecha de creación",
                "Created date",
                "Data de criação",
                "Data da criação",
                "Criado em",
                "Criada em",
                "Date",
            ),
        ),
        "type": ("Tipo de contenido", "Content type", "Tipo de conteúdo", "Update type", "Tipo de actualización"),
        "shares": (
            *("Veces compartido", "Reposts", "Veces que se compartió", "Publicaciones compartidas", "Compartidos"),
            *("Compartilhamentos", "Partilhas", "Republicações", "Shares"),
        ),
    },
    ("text", "link", "day"),
    series="linkedin",
    order="mdy",
)
_BY_DAY = {"date", "fecha", "data"}
_NETWORK = {"red", "red social", "plataforma", "network", "social network", "platform", "rede", "rede social"}
"""Columns of a list that somebody made of several networks: it is none of a tool's, whatever its other headers are."""
_OWN_WORDS = {"post time", "publish time"}
_SUMS = "total de "


def _is_its_own(layout: Layout, table: Table) -> bool:
    """Whether a table with the columns of `layout` is that tool's."""
    names = list(map(key, table.headers))
    if _NETWORK & set(names):
        return False
    if layout is _YOUTUBE:  # its chart data names the same columns, with a row for each day of each video
        return names[0] not in _BY_DAY
    where = layout.where(table.headers)
    if layout is _TIKTOK and names[where["day"]] not in _OWN_WORDS:  # translated, they are anybody's words for a video
        return any(name.startswith(_SUMS) for name in names) or any(
            "tiktok." in fold(link) for link in table.column(where["link"])
        )
    return True


def _format(layout: Layout) -> Format:
    def find(book: Workbook) -> tuple[Table, ...]:
        return tuple(table for table in layout.tables(book) if _is_its_own(layout, table))

    return Format(layout.source, layout.title, "posts", find, partial(_read, layout))


def _read(layout: Layout, tables: tuple[Table, ...], context: Context) -> Result:
    notes = [tr(NO_GOAL)]
    if layout is _TIKTOK:
        dated = [found for table in tables if (found := with_years(table, layout.where(table.headers), context))]
        if len(dated) < len(tables):
            what = tr(
                "El archivo es de TikTok y sus fechas no dicen el año («2 de enero»): no se sabe de cuándo es cada publicación."
            )
            return _declined(
                layout, what, tr("Indique el período del archivo al subirlo. {template}", template=tr(_TEMPLATE))
            )
        tables = tuple(table for table, _ in dated)
        notes += [note for _, some in dated for note in some]
    said = observations(layout, tables, context, notes=notes)
    if said.rows_read == 0:
        name = layout.title.split(":")[0]
        what = tr("El archivo es de {name} y no tiene ninguna publicación, solo totales.", name=name)
        return _declined(layout, what, tr(_TEMPLATE))
    return said


def _declined(layout: Layout, what: str, instead: str) -> Refusal:
    return Refusal(layout.source, layout.title, (Declined(what=what, instead=instead).at(),))


FORMATS = tuple(map(_format, (_TIKTOK, _YOUTUBE, _LINKEDIN)))
