"""Reports of social networks that say nothing of how much was published: followers, reach, adverts, figures of each day."""

import re

from plancom.language.translation import later
from plancom.sources.formats.declined.report import DeclinedReport, format_of, sets
from plancom.sources.tables.headers import key

_CONTENT = later(
    "Para contar las publicaciones exporte de Meta Business Suite el informe de contenido"
    " (Estadísticas › Contenido › Exportar datos, nivel de publicación)."
)
_X = later("Exporte de X el informe de contenido o el resumen por día (Analítica › Contenido o Resumen › Descargar).")
_TIKTOK = later(
    "Para contar los videos exporte de TikTok Studio la lista de contenido (Analíticas › Contenido › Descargar datos), con una fila por video."
)
_YOUTUBE = later(
    "Exporte de YouTube Studio los datos de la tabla (Estadísticas › Modo avanzado › Contenido › Exportar), con una fila por video."
)
_LINKEDIN = later(
    "Para contar las publicaciones exporte de la página de LinkedIn las estadísticas de contenido (Análisis › Contenido › Exportar): traen la hoja «Todas las publicaciones»."
)

_META = """
Facebook reach | Instagram reach | Facebook follows | Instagram follows | Facebook visits | Instagram profile visits | Facebook link clicks | Instagram link clicks
Facebook Page visits | Facebook Page reach | Facebook content interactions | Instagram content interactions | Facebook Page followers | Instagram followers | Facebook views
Instagram views | Alcance de Facebook | Alcance de Instagram | Alcance de la página de Facebook | Seguidores de Facebook | Seguidores de Instagram | Seguimientos de Facebook
Seguimientos de Instagram | Interacciones con el contenido de Facebook | Interacciones con el contenido de Instagram | Visitas de Facebook | Visitas a Facebook
Visitas a la página de Facebook | Visitas al perfil de Instagram | Clics en el enlace de Facebook | Clics en el enlace de Instagram | Visualizaciones de Facebook
Visualizaciones de Instagram | Alcance do Facebook | Alcance no Facebook | Alcance do Instagram | Alcance no Instagram | Seguidores no Facebook | Seguidores no Instagram
Seguidores do Facebook | Seguidores do Instagram | Visitas ao Facebook | Visitas à Página do Facebook | Visitas ao perfil do Instagram | Cliques na ligação do Facebook
Cliques no link do Facebook | Cliques no link do Instagram | Cliques na ligação do Instagram | Visualizações do Facebook | Visualizações do Instagram
"""
_META_TITLES = frozenset(key(name) for line in _META.splitlines() for name in line.split(" | ") if name.strip())
"""What Meta writes above the series of its results by day, where it names the network: «Visitas» alone may be anybody's."""

KNOWN = (
    DeclinedReport(
        "meta-overview",
        later("Meta: resultados por día"),
        later(
            "El archivo es el informe de resultados de Meta {title}, por día: mide la página de Facebook o el perfil de Instagram (sus visitas, su alcance, sus seguidores), no las visitas al sitio web ni el número de publicaciones."
        ),
        _CONTENT,
        sets("Date;Fecha;Data|Primary;Principal"),
        titles=_META_TITLES,
    ),
    DeclinedReport(
        "meta-audience",
        later("Meta: público"),
        later(
            "El archivo es el informe de público (audiencia) de Meta: dice quiénes siguen la cuenta, no cuánto se publicó."
        ),
        _CONTENT,
        sets(
            *("Edad|Mujeres|Hombres", "Women|Men", "Principales ciudades|Valor", "Principales países|Valor"),
            *("Age & gender", "Top countries", "Top cities", "IG_ACCOUNT,FOLLOW,UNIQUE_USERS"),
            *("Idade|Mulheres|Homens", "Principais cidades|Valor", "Principais países|Valor"),
        ),
    ),
    DeclinedReport(
        "meta-ads",
        later("Meta: anuncios"),
        later("El archivo es de anuncios pagados de Meta: los anuncios no son publicaciones."),
        _CONTENT,
        sets(
            *("Reporting starts|Reporting ends", "Inicio del informe|Fin del informe", "Ad name|Ad delivery"),
            *(
                "Inicio del informe;Comienzo del informe|Finalización del informe;Final del informe",
                "Nombre del anuncio|Resultados",
            ),
            *("Nombre de la campaña|Resultados", "Campaign name|Results", "Nome da campanha|Resultados"),
            *("Amount spent|Impressions", "Attribution setting|Reach", "Nombre de la campaña|Entrega de la campaña"),
            *("Início dos relatórios|Término dos relatórios", "Nome da campanha|Alcance", "Nome do anúncio|Alcance"),
        ),
    ),
    DeclinedReport(
        "facebook-page",
        later("Meta: estadísticas de la página de Facebook, por día"),
        later(
            "El archivo son las estadísticas de la página de Facebook por día: dice quiénes la siguen y ven, no cuánto se publicó."
        ),
        _CONTENT,
        sets("Date|page_fans:lifetime", "Date|Lifetime Total Likes", "Date|Daily New Likes"),
        like=re.compile(
            r"^(?:lifetime|daily|weekly|28 days) (?:total|new|unlikes|page|viral|organic|paid|count|people|logged|friends|likes?|video|reach|engaged)"
            r"|\bme gusta\b|\bya no me gusta\b"
        ),
    ),
    DeclinedReport(
        "tiktok",
        "TikTok",
        later("El archivo es de TikTok y da sus cifras por día: no dice cuántos videos se publicaron."),
        _TIKTOK,
        sets(
            "Date|Video Views|Profile Views",
            "Fecha|Visualizaciones de video;Visualizaciones de vídeo;Visualizaciones de videos;Visualizaciones del video;Vistas de video;Vistas del video;Vistas de vídeo"
            "|Visualizaciones de perfil;Visualizaciones del perfil;Vistas de perfil;Vistas del perfil;Visitas al perfil;Visitas del perfil",
            "Data|Visualizações de vídeo;Visualizações do vídeo;Visualizações de vídeos|Visualizações de perfil;Visualizações do perfil",
        ),
    ),
    DeclinedReport(
        "tiktok",
        "TikTok",
        later("El archivo es de TikTok y dice quiénes siguen o ven la cuenta: no dice cuántos videos se publicaron."),
        _TIKTOK,
        sets(
            *("Date|New followers|Total followers|Reached audience", "Date|Active followers", "Gender|Distribution"),
            *("Date|Followers|Difference in followers from previous day", "Top territories|Distribution"),
            *("Date|Total Viewers|New Viewers", "Date|Total Viewers|Returning Viewers", "Date|Hour|Active followers"),
            "Fecha|Seguidores|Diferencia de seguidores respecto al día anterior;Diferencia de seguidores con respecto al día anterior;Diferencia en seguidores del día anterior",
            "Fecha|Total de espectadores;Espectadores totales|Nuevos espectadores;Espectadores nuevos",
            "Género;Sexo|Distribución",
            "Principales territorios;Territorios principales|Distribución",
            "Data|Seguidores|Diferença de seguidores em relação ao dia anterior;Diferença de seguidores do dia anterior",
            "Data|Total de espectadores|Novos espectadores;Espectadores novos",
            "Gênero;Género|Distribuição",
            "Principais territórios|Distribuição",
        ),
    ),
    DeclinedReport(
        "tiktok",
        "TikTok",
        later(
            "El archivo es la lista de videos de TikTok sin las columnas que dicen cuándo se publicó cada uno y cuál es."
        ),
        _TIKTOK,
        sets("Video title|Video link|Total views", "Video title|Post time|Total views"),
    ),
    DeclinedReport(
        "youtube",
        "YouTube",
        later("El archivo da las visualizaciones de los videos de YouTube por día, no cuántos se publicaron."),
        _YOUTUBE,
        sets(
            "Date|Content|Video title",
            "Fecha|Contenido|Título del video;Título del vídeo|Duración",
            "Data|Conteúdo|Título do vídeo|Duração",
            "Date|Watch time (hours)",
            "Fecha|Tiempo de visualización (horas);Tiempo de reproducción (horas)",
            "Data|Tempo de exibição (horas);Tempo de visualização (horas)",
        ),
    ),
    DeclinedReport(
        "youtube",
        "YouTube",
        later("El archivo parece de YouTube y da las visualizaciones por día, no cuántos videos se publicaron."),
        _YOUTUBE,
        sets("Date|Views", "Fecha|Visualizaciones;Vistas", "Data|Visualizações"),
        alone=True,
    ),
    DeclinedReport(
        "youtube",
        "YouTube",
        later(
            "El archivo es de YouTube y divide las cifras por «{first}»: no es la lista de videos con su fecha de publicación."
        ),
        _YOUTUBE,
        sets(
            "Views|Watch time (hours)",
            "Visualizaciones;Vistas|Tiempo de visualización (horas);Tiempo de reproducción (horas)",
            "Visualizações|Tempo de exibição (horas);Tempo de visualização (horas)",
            "Content|Video title|Video publish time",
        ),
    ),
    DeclinedReport(
        "linkedin",
        "LinkedIn",
        later("El archivo es de LinkedIn y da las impresiones y los clics de cada día, no cuántas publicaciones hubo."),
        _LINKEDIN,
        sets(
            "Fecha|Impresiones (totales)|Clics (totales)",
        ),
        like=re.compile(
            r"^(?:unique |total )?(?:impressions|clicks|reactions|comments|reposts|shares|engagement rate|impresiones|clics|reacciones|comentarios"
            r"|veces compartido|tasa de interaccion|recomendaciones|impressoes|cliques|reacoes|compartilhamentos|taxa de engajamento)"
            r"(?: unicas)? \((?:organic|sponsored|total|totales|organic[oa]s?|patrocinad[oa]s?|totais)\)$"
        ),
    ),
    DeclinedReport(
        "linkedin",
        "LinkedIn",
        later(
            "El archivo parece de LinkedIn y da impresiones o seguidores de cada día, no cuántas publicaciones hubo."
        ),
        _LINKEDIN,
        sets(
            *("Date|Impressions|Engagements", "Fecha|Impresiones|Interacciones", "Data|Impressões|Engajamentos"),
            "Date;Fecha;Data|New followers;Nuevos seguidores;Novos seguidores",
        ),
        alone=True,
    ),
    DeclinedReport(
        "linkedin",
        "LinkedIn",
        later(
            "El archivo es de LinkedIn y dice quiénes siguen o visitan la página de LinkedIn: ni publicaciones ni visitas al sitio web."
        ),
        _LINKEDIN,
        sets(
            "Date|Sponsored followers;Organic followers|Total followers",
            "Fecha|Seguidores patrocinados;Seguidores generales;Seguidores orgánicos|Total de seguidores",
            "Data|Seguidores patrocinados;Seguidores orgânicos|Total de seguidores",
            "Location;Seniority;Industry;Job function;Company size|Total followers;Total views",
            "Ubicación;Nivel de responsabilidad;Sector;Función laboral;Tamaño de la empresa|Total de seguidores;Total de visualizaciones",
            "Localidade;Nível de experiência;Setor;Função;Tamanho da empresa|Total de seguidores;Total de visualizações",
        ),
        like=re.compile(
            r"(?:page views|unique visitors|visitantes unicos|visitantes exclusivos|visualizaciones de (?:la )?pagina|visualizacoes d[ae] pagina|vistas de (?:la )?pagina).*"
            r"\((?:desktop|mobile|ordenador|computadora|computador|escritorio|movil|moviles|dispositivos moviles|celular|dispositivos? movel|dispositivos moveis)\)$"
        ),
    ),
    DeclinedReport(
        "x-audience",
        later("X: público"),
        later("El archivo es de X y habla de seguidores o de público, no de publicaciones."),
        _X,
        sets("Date|New follows|Unfollows", "Date|Nuevos seguidores|Dejar de seguir"),
    ),
    DeclinedReport(
        "x-audience",
        later("X: videos por día"),
        later("El archivo es de X y dice cuánto se vieron los videos de cada día, no cuántas publicaciones hubo."),
        _X,
        sets("Date|Watch Time (ms)|Completion Rate"),
    ),
)

FORMATS = tuple(map(format_of, KNOWN))
