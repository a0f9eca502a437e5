"""Writes the made-up data of the example plans beside each of them: always the same (fixed seeds), from the baseline year to October 2026.

Run from the project's folder: python data/plan/examples/generate.py
"""

import csv
import datetime as dt
import io
import random
from collections.abc import Callable, Iterator
from pathlib import Path

HERE = Path(__file__).parent
LAST = dt.date(2026, 10, 31)
HEADERS = {
    "visitas.csv": ("fecha", "visitas", "visitantes", "paginas_vistas"),
    "publicaciones.csv": ("fecha", "red", "publicaciones", "estrategia"),
    "prensa.csv": ("fecha", "medio", "titulo"),
    "tramites.csv": ("mes", "tramite", "canal", "cantidad"),
    "actividades.csv": ("fecha", "medio", "tarea", "cantidad", "descripcion"),
    "tareas.csv": ("tarea", "estado", "fecha", "comentario"),
}
LISTED_POSTS = ("fecha", "red", "id", "texto", "tipo", "compartidos")
FLAT = (1.0,) * 12
SCHOOL_YEAR = (0.7, 0.9, 1.15, 1.12, 1.08, 1.0, 0.85, 1.05, 1.18, 1.13, 1.1, 0.75)
TAXES_IN_JANUARY = (1.5, 1.2, 1.1, 0.95, 0.95, 0.9, 0.9, 0.95, 1.0, 0.95, 0.9, 0.7)

Rows = list[tuple[object, ...]]
Levels = dict[dt.date, float]
"""Levels at some days, the first and the last of the data among them; between two of them a straight line."""


def levels(first: dt.date, *amounts: float) -> Levels:
    """Amounts at equal distances from the first day to the last."""
    step = (LAST - first) / max(1, len(amounts) - 1)
    return {first + step * n: amount for n, amount in enumerate(amounts)}


def at(day: dt.date, known: Levels) -> float:
    days = sorted(known)
    after = next((one for one in days if one >= day), days[-1])
    before = max((one for one in days if one <= day), default=days[0])
    if after == before:
        return known[after]
    return known[before] + (known[after] - known[before]) * ((day - before) / (after - before))


def months(first: dt.date) -> Iterator[dt.date]:
    day = first
    while day <= LAST:
        yield day
        day = (day + dt.timedelta(days=31)).replace(day=1)


def some_days(chance: random.Random, month: dt.date, count: int) -> list[dt.date]:
    """So many working days of a month in order, each as rarely twice as it can be."""
    end = (month + dt.timedelta(days=31)).replace(day=1)
    days = [month + dt.timedelta(days=n) for n in range((end - month).days)]
    days = [day for day in days if day.weekday() < 5]
    found: list[dt.date] = []
    while len(found) < count:
        found += chance.sample(days, min(len(days), count - len(found)))
    return sorted(found)


def about(chance: random.Random, level: float) -> int:
    """A whole number near `level`, whose mean it is."""
    low = int(level)
    return low + (chance.random() < level - low)


def visits(
    chance: random.Random, first: dt.date, known: Levels, season: tuple[float, ...] = FLAT, pages: float = 2.6
) -> Rows:
    rows: Rows = []
    for month in months(first):
        count = round(at(month, known) * season[month.month - 1] * chance.uniform(0.95, 1.05))
        rows.append(
            (
                f"{month:%Y-%m}",
                count,
                round(count * chance.uniform(0.68, 0.74)),
                round(count * pages * chance.uniform(0.95, 1.05)),
            )
        )
    return rows


def posts(chance: random.Random, first: dt.date, networks: dict[str, Levels], strategies: tuple[str, ...]) -> Rows:
    """Numbers by day and network, of about so many a month, on a third as many days."""
    rows: Rows = []
    for month in months(first):
        for network, known in networks.items():
            count = about(chance, at(month, known))
            days = sorted(set(some_days(chance, month, (count + 2) // 3)))
            for number, day in enumerate(days):
                rows.append(
                    (day, network, count // len(days) + (number < count % len(days)), chance.choice(strategies))
                )
    return sorted(rows, key=lambda row: str(row[0]))


def listed_posts(
    chance: random.Random,
    first: dt.date,
    networks: dict[str, Levels],
    invites: Levels,
    texts: tuple[tuple[str, ...], tuple[str, ...]],
) -> Rows:
    """One row a post: of those that invite (the second `texts`) the share that `invites` says."""
    rows: Rows = []
    number = 100
    for month in months(first):
        for network, known in networks.items():
            for day in some_days(chance, month, about(chance, at(month, known))):
                number += 1
                text = chance.choice(texts[chance.random() < at(month, invites)])
                rows.append((day, network, f"p{number}", text, chance.choice(("Foto", "Video")), chance.randint(0, 9)))
    return rows


def press(chance: random.Random, first: dt.date, outlets: dict[str, Levels], titles: tuple[str, ...]) -> Rows:
    """Notes with a title each, of about so many a month."""
    rows: Rows = []
    for month in months(first):
        for outlet, known in outlets.items():
            for number, day in enumerate(some_days(chance, month, about(chance, at(month, known)))):
                rows.append((day, outlet, f"{titles[(day.toordinal() + number) % len(titles)]} ({day:%d/%m})"))
    return sorted(rows, key=lambda row: (str(row[0]), str(row[1])))


def procedures(
    chance: random.Random,
    first: dt.date,
    known: dict[str, Levels],
    online: tuple[str, Levels],
    others: dict[str, float],
) -> Rows:
    """Procedures of a month by channel: `online` the share of the electronic one, `others` how the rest is divided."""
    channel, share = online
    rows: Rows = []
    for month in months(first):
        for procedure, amount in known.items():
            total = round(at(month, amount) * chance.uniform(0.93, 1.07))
            counts = {channel: round(total * at(month, share) * chance.uniform(0.95, 1.05))}
            rest = total - counts[channel]
            for other, part in others.items():
                counts[other] = round(rest * part)
            last = list(others)[-1]
            counts[last] += total - sum(counts.values())
            rows += [(month, procedure, name, count) for name, count in counts.items()]
    return rows


def activities(
    chance: random.Random, first: dt.date, known: Levels, kinds: tuple[tuple[str, str, str, tuple[str, ...]], ...]
) -> Rows:
    """One row each, of about so many a month: medium, task, what it was and where. In the year before the plan there is no task yet."""
    rows: Rows = []
    number = 0
    for month in months(first):
        for day in some_days(chance, month, about(chance, at(month, known))):
            medium, task, what, places = kinds[number % len(kinds)]
            number += 1
            rows.append(
                (
                    day,
                    medium,
                    task if day >= first.replace(year=first.year + 1) else "",
                    1,
                    f"{what}: {places[number % len(places)]}",
                )
            )
    return rows


# ------------------------------------------------------------------------------------------------------- the five plans


def digital_services(chance: random.Random) -> dict[str, Rows]:
    first = dt.date(2023, 1, 1)
    strategies = ("puerto-informado", "puerto-informado", "alcaldia-a-un-clic")
    return {
        "visitas.csv": visits(chance, first, levels(first, 4100, 4400, 5300, 6100, 6900), TAXES_IN_JANUARY),
        "publicaciones.csv": posts(
            chance, first, {"Facebook": levels(first, 12, 14, 19, 19, 22), "Instagram": levels(first, 6, 8, 10, 10, 12)}, strategies
        ),
        "prensa.csv": press(
            chance,
            first,
            {"El Vigía del Puerto": levels(first, 1.3, 1.8, 2.4, 2.6, 1.4), "Radio Marea Alta": levels(first, 1, 1.5)},
            (
                "La Alcaldía estrena citas por internet", "Así se paga el predial desde el teléfono", "Nuevo punto digital en la comuna tres",
                "Vuelven los talleres de trámites para mayores", "El portal municipal cambia de cara", "Menos filas en la ventanilla de impuestos",
                "Treinta trámites explicados en lenguaje claro",
            ),
        ),
        "tramites.csv": procedures(
            chance,
            first,
            {
                "Pago del impuesto predial": levels(first, 410, 450), "Certificado de residencia": levels(first, 180, 210),
                "Licencia de construcción": levels(first, 46, 52),
            },
            ("en línea", levels(first, 0.06, 0.11, 0.22, 0.36, 0.46)),
            {"presencial": 0.88, "telefónico": 0.12},
        ),
        "actividades.csv": activities(
            chance,
            first,
            levels(first, 1, 2, 3),
            (
                ("Taller", "talleres-mayores", "Taller de trámites digitales", ("Comuna 1", "Comuna 2", "Comuna 3", "Comuna 4")),
                ("Boletín", "boletin-semanal", "Boletín a los medios", ("servicios", "obras", "salud", "cultura", "impuestos")),
                ("Correo electrónico", "pagos-en-linea", "Aviso de pago en línea", ("predial", "tasas", "licencias")),
            ),
        ),
        "tareas.csv": [
            ("portal-renovado", "done", dt.date(2024, 9, 16), "En servicio desde el 16 de septiembre."),
            ("guia-de-tramites", "done", dt.date(2024, 12, 9), "Treinta trámites, impresos y en el portal."),
            ("calendario-editorial", "done", dt.date(2024, 3, 4), "Acordado con nueve dependencias."),
            ("boletin-semanal", "done", dt.date(2024, 6, 3), "Llega a once medios."),
            ("pagos-en-linea", "done", dt.date(2025, 11, 24), "Seis semanas, en redes y por correo."),
            ("canal-de-mensajeria", "done", dt.date(2025, 8, 11), "Un canal por comuna."),
            ("puntos-digitales", "in_progress", dt.date(2025, 5, 5), "Abiertos dos de cuatro."),
            ("citas-en-linea", "in_progress", dt.date(2026, 2, 2), "En pruebas con dos dependencias."),
            ("programa-de-radio", "pending", dt.date(2026, 1, 12), "Se acordará con la emisora en 2027."),
            ("talleres-mayores", "done", dt.date(2026, 6, 15), "Ciento veinte personas en ocho talleres."),
        ],
    }  # fmt: skip


def council_transparency(chance: random.Random) -> dict[str, Rows]:
    first = dt.date(2024, 5, 1)
    texts = (
        (
            "Así votó cada concejal la ordenanza de hoy #CuentasClaras", "Resumen de la sesión de hoy en dos minutos",
            "El presupuesto del cantón, explicado #CuentasClaras", "Terminó la comisión de movilidad",
            "El acta de la semana ya está en la página", "Visita de la escuela a la sala de sesiones", "En vivo: sesión ordinaria #SesiónAbierta",
        ),
        (
            "Conozca cómo participar en la próxima sesión #SesiónAbierta", "Inscripción abierta para la silla vacía #SesiónAbierta",
            "Solicitud de información: se pide en tres pasos", "Pregunte antes de la sesión: le contamos cómo participar",
        ),
    )  # fmt: skip
    parishes = ("San Roque", "La Loma", "El Batán", "Guayacanes", "Río Manso")
    return {
        "visitas.csv": visits(chance, first, levels(first, 834, 884, 1052, 1180, 1224), SCHOOL_YEAR, 2.5),
        "publicaciones.csv": listed_posts(
            chance, first, {"Facebook": levels(first, 8, 10, 11), "TikTok": levels(first, 1, 3, 6)}, levels(first, 0.12, 0.18, 0.27, 0.27), texts
        ),
        "tramites.csv": procedures(
            chance,
            first,
            {
                "Solicitud de información": levels(first, 41, 40, 36, 29, 26), "Copia de actas": levels(first, 27, 27, 22, 16, 14),
                "Consulta de ordenanzas": levels(first, 18, 18, 15, 13, 12),
            },
            ("formulario web", levels(first, 0.2, 0.5)),
            {"ventanilla": 0.7, "correo": 0.3},
        ),
        "actividades.csv": activities(
            chance,
            first,
            levels(first, 1, 2.6, 4.3, 4.4, 3.0),
            (
                ("Transmisión", "equipo-de-transmision", "Sesión transmitida", ("ordinaria", "extraordinaria", "conmemorativa")),
                ("Transmisión", "equipo-de-transmision", "Comisión transmitida", ("presupuesto", "movilidad", "ambiente")),
                ("Encuentro", "encuentros-parroquiales", "Rendición de cuentas", parishes),
            ),
        ),
        "tareas.csv": [
            ("equipo-de-transmision", "done", dt.date(2025, 7, 14), "Dos cámaras y sonido nuevo."),
            ("agenda-publica", "done", dt.date(2025, 8, 4), "Se publica los lunes."),
            ("actas-en-diez-dias", "in_progress", dt.date(2025, 9, 1), "El promedio es de catorce días."),
            ("datos-abiertos", "done", dt.date(2026, 4, 20), "Votaciones desde 2023 y gasto de cada mes."),
            ("interprete-de-senas", "pending", dt.date(2026, 5, 4), "A la espera de presupuesto."),
            ("preguntas-ciudadanas", "done", dt.date(2026, 8, 3), "Se leen al abrir cada sesión."),
            ("encuentros-parroquiales", "in_progress", dt.date(2026, 5, 11), "Tres parroquias de cinco."),
            ("glosario", "in_progress", dt.date(2026, 9, 7), "Van cuarenta palabras."),
        ],
    }  # fmt: skip


def citizens_attention(chance: random.Random) -> dict[str, Rows]:
    first = dt.date(2023, 7, 1)
    places = ("Bocas de Palma", "Alto Brisas", "La Ensenada", "Quebrada Fría", "El Guabo")
    return {
        "publicaciones.csv": posts(
            chance,
            first,
            {"Facebook": levels(first, 20, 21, 20, 18), "Instagram": levels(first, 8, 11, 14, 16), "TikTok": levels(first, 0, 3, 6, 8)},
            ("conoce-tus-derechos", "la-defensoria-responde", "cerca-de-ti"),
        ),
        "tramites.csv": procedures(
            chance,
            first,
            {
                "Agua": levels(first, 44, 43, 38, 33), "Recolección de basura": levels(first, 38, 38, 36, 35),
                "Demora en la respuesta": levels(first, 31, 30, 27, 25), "Alumbrado": levels(first, 22, 21, 19, 18),
            },
            ("formulario en línea", levels(first, 0.16, 0.22, 0.31, 0.36, 0.41)),
            {"sede": 0.62, "teléfono": 0.26, "unidad móvil": 0.12},
        ),
        "actividades.csv": activities(
            chance,
            first,
            levels(first, 1.7, 2.4, 3.2, 3.4, 2.4),
            (
                ("Taller", "talleres-en-escuelas", "Taller en la escuela", places),
                ("Jornada", "mapa-de-jornadas", "Jornada de atención", places),
                ("Taller", "red-de-promotores", "Taller con la junta de vecinos", places),
            ),
        ),
        "tareas.csv": [
            ("formulario-en-linea", "done", dt.date(2024, 11, 18), "Recibe casos desde el 18 de noviembre."),
            ("carta-de-derechos", "done", dt.date(2025, 5, 26), "En español y en lengua originaria."),
            ("videos-cortos", "done", dt.date(2026, 3, 9), "Doce videos."),
            ("seguimiento-por-mensaje", "done", dt.date(2026, 6, 22), "Avisa en cuatro momentos del caso."),
            ("talleres-en-escuelas", "done", dt.date(2026, 5, 18), "En las catorce escuelas."),
            ("unidad-movil", "in_progress", dt.date(2026, 4, 6), "El vehículo está comprado; falta el permiso de circulación."),
            ("red-de-promotores", "in_progress", dt.date(2026, 7, 6), "Formadas tres juntas de ocho."),
            ("mapa-de-jornadas", "in_progress", dt.date(2026, 7, 6), "Publicadas las fechas; falta el mapa."),
            ("informe-de-causas", "in_progress", dt.date(2026, 9, 14), "En revisión."),
        ],
    }  # fmt: skip


def first_plan(chance: random.Random) -> dict[str, Rows]:
    first = dt.date(2025, 1, 1)
    return {
        "visitas.csv": visits(chance, first, levels(first, 740, 760, 860, 1010), SCHOOL_YEAR),
        "publicaciones.csv": posts(
            chance, first, {"Facebook": levels(first, 7, 8, 12, 13), "Instagram": levels(first, 2, 3, 7, 9)}, ("el-concejo-cuenta", "puertas-abiertas")
        ),
        "prensa.csv": press(
            chance,
            first,
            {"Semanario del Alba": levels(first, 1, 1.5, 2.4, 2.4), "FM Colonia del Alba": levels(first, 0.6, 0.8, 1.0, 1.0)},
            (
                "El Concejo aprobó el presupuesto", "Las escuelas vuelven a visitar el recinto", "Ordenanza de arbolado: qué cambia",
                "Pronto, todas las ordenanzas en un buscador", "Debate por el tránsito en el centro",
            ),
        ),
        "actividades.csv": activities(
            chance,
            first,
            levels(first, 1, 1.5, 3),
            (
                ("Visita", "visitas-de-escuelas", "Visita al recinto", ("Escuela 4", "Escuela 11", "Colegio del Sur", "Escuela Rural 2")),
                ("Radio", "columna-radial", "Columna en la radio", ("presupuesto", "arbolado", "tránsito")),
            ),
        ),
        "tareas.csv": [
            ("contactos-de-prensa", "done", dt.date(2026, 3, 16), "Treinta y dos contactos."),
            ("resumen-semanal", "done", dt.date(2026, 4, 6), "Sale los viernes."),
            ("columna-radial", "done", dt.date(2026, 7, 13), "Los martes, cada quince días."),
            ("digesto-en-linea", "in_progress", dt.date(2026, 5, 4), "Cargadas las ordenanzas desde 2010."),
            ("visitas-de-escuelas", "done", dt.date(2026, 9, 28), "Once escuelas."),
        ],
    }  # fmt: skip


def regional_assembly(chance: random.Random) -> dict[str, Rows]:
    first = dt.date(2024, 1, 1)
    provinces = ("Hondo Alto", "Hondo Bajo", "Las Juntas", "Sierra Parda", "Palmar", "Frontera")
    return {
        "visitas.csv": visits(chance, first, levels(first, 2300, 2500, 2700, 3300, 3900), SCHOOL_YEAR),
        "publicaciones.csv": posts(
            chance,
            first,
            {"Facebook": levels(first, 14, 18, 24, 27), "YouTube": levels(first, 6, 7, 8, 9)},
            ("leyes-en-palabras-claras", "asamblea-en-su-provincia", "asamblea-en-linea"),
        ),
        "prensa.csv": press(
            chance,
            first,
            {
                "Radios comunitarias": levels(first, 1.2, 2.2, 3.6, 4.2), "La Voz Honda": levels(first, 4, 4, 3.5),
                "Canal Quebrada": levels(first, 1.6, 1.6, 1.4),
            },
            (
                "La Asamblea lleva su audiencia a la provincia", "Ley de agua: qué dice y a quién toca", "Comunidades presentan propuestas por internet",
                "Jóvenes preguntan en la audiencia", "Así quedó la ley de caminos", "Cápsulas de radio explican las leyes nuevas",
            ),
        ),
        "tramites.csv": procedures(
            chance,
            first,
            {"Propuesta ciudadana": levels(first, 22, 30), "Solicitud de audiencia": levels(first, 35, 41), "Copia de leyes": levels(first, 58, 50)},
            ("en línea", levels(first, 0.07, 0.12, 0.17, 0.2, 0.22)),
            {"secretaría": 0.75, "oficina provincial": 0.25},
        ),
        "actividades.csv": activities(
            chance,
            first,
            levels(first, 1, 1.5, 2.4, 3.2, 3.6),
            (("Audiencia", "calendario-de-audiencias", "Audiencia pública en la provincia", provinces),),
        ),
        "tareas.csv": [
            ("calendario-de-audiencias", "done", dt.date(2025, 2, 24), "Firmado con las seis provincias."),
            ("formato-de-ley-explicada", "done", dt.date(2025, 6, 9), "Una página por ley."),
            ("capsulas-de-radio", "done", dt.date(2025, 10, 20), "Dos por mes."),
            ("enlaces-provinciales", "in_progress", dt.date(2026, 3, 2), "Nombrados cuatro de seis."),
            ("canal-de-video", "done", dt.date(2026, 7, 6), "Con todas las sesiones desde enero."),
            ("portal-de-propuestas", "in_progress", dt.date(2026, 5, 18), "En desarrollo."),
            ("audiencias-de-ninez", "pending", dt.date(2026, 1, 12), "Previstas para 2027."),
            ("lenguas-originarias", "in_progress", dt.date(2026, 8, 17), "Traducidas las primeras seis."),
            ("buscador-de-leyes", "pending", dt.date(2026, 1, 12), "Previsto para 2027."),
            ("votacion-consultiva", "pending", dt.date(2026, 1, 12), "Prevista para 2028."),
            ("actas-de-audiencia", "in_progress", dt.date(2026, 1, 12), "Devueltas siete de veinte."),
        ],
    }  # fmt: skip


EXAMPLES: dict[str, Callable[[random.Random], dict[str, Rows]]] = {
    "servicios-digitales": digital_services,
    "transparencia-del-concejo": council_transparency,
    "atencion-a-la-ciudadania": citizens_attention,
    "primer-plan": first_plan,
    "asamblea-y-territorio": regional_assembly,
}


def written(name: str, rows: Rows) -> str:
    header = HEADERS[name]
    if name == "publicaciones.csv" and rows and len(rows[0]) == len(LISTED_POSTS):
        header = LISTED_POSTS
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows([header, *rows])
    return text.getvalue()


def files() -> dict[Path, str]:
    """Every file's path with its text."""
    return {
        HERE / example / name: written(name, rows)
        for example, made in EXAMPLES.items()
        for name, rows in made(random.Random(f"plancom {example}")).items()
    }


def main() -> None:
    for path, text in files().items():
        path.write_text(text, encoding="utf-8", newline="")


if __name__ == "__main__":
    main()
