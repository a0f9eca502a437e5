"""The dimensions of Google Analytics 4 by which a day may be divided: those of which a session has one, and those of which it has several."""

from plancom.sources.tables.headers import key

_OWN = """
Session default channel group | Session primary channel group | Session primary channel group (Default channel group) | Session source / medium
Session source | Session medium | Session campaign | Session source platform | Session manual source / medium | Session manual source | Session manual medium
Session manual campaign name | Session Google Ads campaign | Session source/medium | Default channel group | First user default channel group
First user primary channel group | First user primary channel group (Default channel group) | First user source / medium | First user source | First user medium
First user campaign | Landing page | Landing page + query string | Device category | Operating system | Operating system with version | New / returning
Grupo de canales predeterminado de la sesión | Grupo de canales principal de la sesión | Grupo de canales principal de la sesión (Grupo de canales predeterminado)
Grupo de canales predeterminado | Fuente/medio de la sesión | Fuente / medio de la sesión | Fuente de la sesión | Medio de la sesión | Campaña de la sesión
Plataforma de la fuente de la sesión | Primer grupo de canales predeterminado del usuario | Primer grupo de canales principal del usuario
Fuente/medio del primer usuario | Primera fuente/medio del usuario | Fuente del primer usuario | Medio del primer usuario | Primera fuente del usuario | Primer medio del usuario
Página de destino | Página de destino + cadena de consulta | Página de destino y cadena de consulta | Categoría de dispositivo | Categoría del dispositivo | Sistema operativo
Nuevos/recurrentes | Nuevo / recurrente | Nuevos / recurrentes | Nuevo/recurrente
Grupo de canais padrão da sessão | Grupo de canais predefinido da sessão | Grupo de canais principal da sessão | Grupo de canais principais da sessão | Grupo de canais padrão
Origem/mídia da sessão | Origem / mídia da sessão | Origem/meio da sessão | Origem da sessão | Mídia da sessão | Meio da sessão | Campanha da sessão
Primeiro grupo de canais padrão do usuário | Página de destino + string de consulta | Categoria do dispositivo | Categoria de dispositivo | Sistema operacional
Novo / recorrente | Novos / recorrentes
sessionDefaultChannelGroup | sessionDefaultChannelGrouping | sessionPrimaryChannelGroup | sessionSourceMedium | sessionSource | sessionMedium | sessionCampaignName
firstUserDefaultChannelGroup | firstUserSource | firstUserMedium | firstUserSourceMedium | landingPage | landingPagePlusQueryString | deviceCategory | operatingSystem
newVsReturning | channelGrouping | sourceMedium | ga:channelGrouping | ga:sourceMedium | ga:source | ga:medium | ga:campaign | ga:deviceCategory | ga:landingPagePath
ga:userType
"""
"""Dimensions that only Google Analytics has. Of each a session has one value, so that its rows add up for sessions."""
_ANYBODYS = """
Country | Country ID | Region | City | City ID | Continent | Browser | Language | Language code | Platform | Device | Device brand | Stream name
País | ID del país | Región | Ciudad | ID de ciudad | Continente | Navegador | Idioma | Código de idioma | Plataforma | Dispositivo | Marca de dispositivo
countryId | ga:country | ga:countryIsoCode | ga:city | ga:region | ga:browser | ga:operatingSystem | ga:language
Nombre de flujo | ID do país | Região | Cidade | Dispositivo móvel | Nome do stream
"""
"""As those, but with names that other tables have too."""
_SHARED = """
Page path and screen class | Page path + query string and screen class | Page path | Page path + query string | Page location | Page title and screen class | Page title and screen name
Page title | Unified page path | Unified screen class | Screen class | Content group | Hostname | Page referrer | Event name | Item name | Item category | Audience name | Link URL
Ruta de la página y clase de pantalla | Ruta de página y clase de pantalla | Ruta de página + cadena de consulta y clase de pantalla | Ruta de la página | Ruta de página
Ruta de la página + cadena de consulta | Ruta de página + cadena de consulta | Ubicación de la página | Título de página y clase de pantalla | Título de la página y clase de pantalla
Título de página y nombre de pantalla | Título de la página y nombre de la pantalla | Título de la página | Título de página | Clase de pantalla | Grupo de contenido | Nombre de host
Nombre del host | URL referente de la página | Nombre del evento | Nombre de evento | Nombre del artículo | Nombre de artículo | Nombre del público | Nombre de la audiencia
Caminho da página e classe da tela | Caminho da página e classe de tela | Caminho da página + string de consulta e classe da tela | Caminho da página | Local da página
Título da página e classe da tela | Título da página e classe de tela | Título da página e nome da tela | Título da página | Classe da tela | Grupo de conteúdo | Nome do host
Nome do evento | Nome do item | Nome do público-alvo
pagePath | pagePathPlusQueryString | pageTitle | pageLocation | pageReferrer | fullPageUrl | hostName | eventName | unifiedScreenName | ga:pagePath | ga:pageTitle
ga:hostname | ga:eventCategory | ga:eventAction
"""
"""Dimensions of which one session has several values: it is on several rows, and their sum is more than the sessions."""
_OTHER_METRICS = """
Event count | Key events | Conversions | Engaged sessions | Engagement rate | Total revenue | Items purchased
Número de eventos | Recuento de eventos | Eventos clave | Conversiones | Sesiones con interacción | Tasa de interacción | Total de ingresos | Ingresos totales | Artículos comprados
Contagem de eventos | Eventos principais | Conversões | Sessões engajadas | Taxa de engajamento | Receita total | Itens comprados
eventCount | keyEvents | engagedSessions | engagementRate | bounceRate | newUsers | averageSessionDuration | userEngagementDuration | screenPageViewsPerSession
sessionsPerUser | totalRevenue | ga:bounces | ga:bounceRate | ga:sessionDuration | ga:avgSessionDuration | ga:newUsers | ga:pageviewsPerSession
"""


def _keys(text: str) -> frozenset[str]:
    return frozenset(key(name) for line in text.splitlines() for name in line.split(" | ") if name.strip())


OWN = _keys(_OWN)
DIVIDING = OWN | _keys(_ANYBODYS)
SHARED = _keys(_SHARED)
OTHER_METRICS = _keys(_OTHER_METRICS)
"""What such tables count besides sessions, users and page views: nothing of the plan."""
_OF_ANY_TOOL = _keys("""
Source | Medium | Source / medium | Referrer | Channel | Channel group | Page | Path | Pathname | URL | Label | Segment | Breakdown | Domain | Operating systems | OS
Fuente | Medio | Canal | Página | Ruta | Etiqueta | Segmento | Dominio | Origen | Origem | Etiqueta | Segmento | Dominio | Fonte
""")


def divides(label: str) -> bool:
    """Whether a header is that of a dimension, by whatever tool: visits to the site stand under it on several rows of one day."""
    return key(label) in DIVIDING | SHARED | _OF_ANY_TOOL
