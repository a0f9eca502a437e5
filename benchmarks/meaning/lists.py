"""Lists of one thing a row: requests, posts, clippings, activities. The rows are the count, whatever figures stand in them."""

import datetime as dt
from collections import Counter

from benchmarks.meaning import dates
from benchmarks.meaning.drawing import NAMES, Draw, Table
from benchmarks.meaning.long_tables import MEDIA
from benchmarks.meaning.model import Cell
from benchmarks.meaning.vocabulary import OF_A_CLIPPING, OF_A_POST, OF_A_REQUEST, OF_AN_ACTIVITY

_NUMBER = {
    "es": ("Radicado", "Número de radicado", "N.º de radicado", "No. radicado"),
    "en": ("Request number", "Filing number", "Request no."),
    "pt": ("Protocolo", "Número do protocolo", "N.º do protocolo"),
}
_FILED = {"es": ("Fecha", "Fecha de radicación"), "en": ("Date", "Date filed"), "pt": ("Data", "Data do pedido")}
_ANSWERED = {"es": "Fecha de respuesta", "en": "Date answered", "pt": "Data da resposta"}
_SUBJECT = {
    "es": ("Trámite", "Tipo de trámite", "Tipo de solicitud"),
    "en": ("Procedure", "Request type"),
    "pt": ("Serviço", "Tipo de pedido"),
}
_PERSON = {"es": "Nombre", "en": "Name", "pt": "Nome"}
_TEXT = {"es": ("Texto", "Mensaje"), "en": ("Text", "Message"), "pt": ("Texto", "Mensagem")}
_LINK = {"es": ("Enlace",), "en": ("Link",), "pt": ("Link",)}
_ID = {"es": ("ID",), "en": ("Post ID", "ID"), "pt": ("ID",)}
_TITLE = {"es": ("Título", "Titular"), "en": ("Title", "Headline"), "pt": ("Título", "Manchete")}
_DESCRIPTION = {"es": "Descripción", "en": "Description", "pt": "Descrição"}
_SENTENCES = {
    "es": ("Así avanza la sesión de hoy", "Haga su trámite en línea", "Agenda de la semana", "Debate sobre movilidad"),
    "en": ("Today's session goes on", "Apply online", "This week's agenda", "Debate on transport"),
    "pt": ("Assim avança a sessão de hoje", "Faça o seu pedido pela internet", "Agenda da semana"),
}
_PEOPLE = ("Ana Pérez", "Luis Torres", "María Castro", "Pedro Silva", "Rosa Díaz", "Juan Gómez")
_HOSTS = {
    "Facebook": "facebook.com/concejo/posts",
    "Instagram": "instagram.com/p",
    "Twitter": "twitter.com/concejo/status",
}


def register(draw: Draw) -> Table:
    """Requests one by one with their numbers: each row is one, of its channel, in the month in which it was filed."""
    return _requests(draw, numbered=True)


def register_without_numbers(draw: Draw) -> Table:
    """The same without numbers: the rows may well be requests, or may be looked on as something else; never are their figures counts."""
    return _requests(draw, numbered=False)


def _requests(draw: Draw, *, numbered: bool) -> Table:
    number = draw.chance.randint(8, 30)
    months = draw.months(2, 5)
    found = dates.days(draw.chance, number, months)
    names, clear = draw.names()
    channels = draw.chance.choices(list(names), k=number)
    answered = draw.likely(0.2)
    columns: list[tuple[str, list[Cell]]] = [(draw.chance.choice(_FILED[draw.language]), draw.written_days(found))]
    if numbered:
        column = (draw.chance.choice(_NUMBER[draw.language]), _numbers(draw, number))
        columns.insert(draw.chance.choice((0, 0, 1)), column)
    columns.append((draw.chance.choice(_SUBJECT[draw.language]), _chosen(draw, draw.procedures(), number)))
    columns.append((draw.header("channel"), [*channels]))
    extras = [(one.name, draw.values(one, number)) for one in draw.others(0 if numbered else 1, 4, OF_A_REQUEST)]
    if draw.likely(0.3):
        extras.append((_PERSON[draw.language], _chosen(draw, _PEOPLE, number)))
    for extra in extras:
        columns.insert(draw.chance.randint(1, len(columns)), extra)
    filed = Counter(draw.key(day.month, names[channel]) for day, channel in zip(found, channels, strict=True))
    readings = [filed] if numbered else [filed, Counter()]
    if answered:
        # A request may be counted in the month of its answer too, which is when it was completed.
        later = [day + dt.timedelta(days=draw.chance.randint(1, 20)) for day in found]
        columns.insert(draw.chance.randint(1, len(columns)), (_ANSWERED[draw.language], draw.written_days(later)))
        readings.append(Counter((draw.dataset, f"{d:%Y-%m}", names[c]) for d, c in zip(later, channels, strict=True)))
    return Table(_rows(columns), tuple(readings), clear and numbered and not answered)


def _numbers(draw: Draw, number: int) -> list[Cell]:
    first, form = draw.chance.randint(100, 4000), draw.chance.randint(0, 3)
    found = range(first, first + number)
    if form == 0:
        return [f"2018-{n:07d}" for n in found]
    if form == 1:
        return [f"EXT-AMC-18-{n:06d}" for n in found]
    return [*found] if form == 2 else [20_180_000_000 + n for n in found]


def posts(draw: Draw) -> Table:
    """Posts one by one, told by their text, link or number: each row is one of its network, whatever it reached or cost."""
    number = draw.chance.randint(8, 30)
    found = dates.days(draw.chance, number, draw.months(2, 5))
    networks = draw.chance.choices(list(NAMES["posts"]), k=number)
    first = draw.chance.randint(70_000, 90_000)
    links = [f"https://www.{_HOSTS[network]}/{first + i}" for i, network in enumerate(networks)]
    texts = [f"{draw.chance.choice(_SENTENCES[draw.language])} ({first + i})" for i in range(number)]
    told: list[tuple[str, list[Cell]]] = [
        (draw.chance.choice(_TEXT[draw.language]), [*texts]),
        (draw.chance.choice(_LINK[draw.language]), [*links]),
        (draw.chance.choice(_ID[draw.language]), [str(178_400_000_000_000 + first + i) for i in range(number)]),
    ]
    columns = [
        (draw.header("day"), draw.written_days(found)),
        (draw.header("network"), [*networks]),
        *draw.chance.sample(told, draw.chance.randint(1, 3)),
    ]
    columns += [(one.name, draw.values(one, number)) for one in draw.others(0, 4, OF_A_POST)]
    pairs = zip(found, networks, strict=True)
    return Table(_rows(columns), (Counter(draw.key(day.month, NAMES["posts"][name]) for day, name in pairs),))


def clippings(draw: Draw) -> Table:
    """Clippings one by one with their titles: each row is one of its outlet, whatever it was worth or how many pages it had."""
    number = draw.chance.randint(8, 20)
    found = dates.days(draw.chance, number, draw.months(2, 5))
    outlets = draw.chance.choices(list(NAMES["press"]), k=number)
    columns: list[tuple[str, list[Cell]]] = [
        (draw.header("day"), draw.written_days(found)),
        (draw.header("outlet"), [*outlets]),
        (
            draw.chance.choice(_TITLE[draw.language]),
            [f"{_SENTENCES[draw.language][i % 3]} {i + 1}" for i in range(number)],
        ),
    ]
    if draw.likely(0.5):
        columns.append(
            (draw.chance.choice(_LINK[draw.language]), [f"https://prensa.co/{i + 500}" for i in range(number)])
        )
    columns += [(one.name, draw.values(one, number)) for one in draw.others(0, 3, OF_A_CLIPPING)]
    pairs = zip(found, outlets, strict=True)
    return Table(_rows(columns), (Counter(draw.key(day.month, NAMES["press"][name]) for day, name in pairs),))


def activities(draw: Draw) -> Table:
    """Activities one by one, with what they cost or how long they took: the rows may be counted, or asked about; the figures are no counts."""
    number = draw.chance.randint(6, 16)
    found = dates.days(draw.chance, number, draw.months(2, 5))
    columns: list[tuple[str, list[Cell]]] = [
        (draw.header("day"), draw.written_days(found)),
        (draw.header("medium"), _chosen(draw, MEDIA[draw.language], number)),
        (_DESCRIPTION[draw.language], [f"{draw.chance.choice(_SENTENCES[draw.language])} {i}" for i in range(number)]),
    ]
    columns += [(one.name, draw.values(one, number)) for one in draw.others(1, 3, OF_AN_ACTIVITY)]
    return Table(_rows(columns), (Counter(), Counter(draw.key(day.month) for day in found)), clear=False)


def _chosen(draw: Draw, names: "list[str] | tuple[str, ...]", number: int) -> list[Cell]:
    return [draw.chance.choice(names) for _ in range(number)]


def _rows(columns: list[tuple[str, list[Cell]]]) -> list[list[Cell]]:
    return [[name for name, _ in columns], *map(list, zip(*(values for _, values in columns), strict=True))]
