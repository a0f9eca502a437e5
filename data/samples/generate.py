"""Writes the demonstration data: made-up figures of an office like the plan's, always the same (fixed seed).

Run from the project's folder: python data/samples/generate.py
"""

import csv
import datetime as dt
import random
from pathlib import Path

HERE = Path(__file__).parent
FIRST, LAST = dt.date(2017, 1, 1), dt.date(2019, 9, 30)
LISTED_FROM = dt.date(2019, 1, 1)  # from here on, posts come one by one; before, as numbers per day
SEASON = (0.85, 0.95, 1.08, 1.0, 1.06, 0.92, 0.9, 1.02, 1.12, 1.15, 1.05, 0.72)
PROCEDURES = (
    "Solicitud de información", "Peticiones, quejas y reclamos", "Certificación de sesiones", "Copia de acuerdos",
    "Inscripción a cabildo abierto", "Solicitud de audiencia", "Denuncia ciudadana", "Consulta de proyectos de acuerdo",
)  # fmt: skip
TEXTS = (
    "Así avanza la sesión de hoy en el Concejo.", "Conozca la imagen corporativa de su Concejo #Digitalízate",
    "Haga su trámite sin filas: radique su petición en línea #ParticipaYa", "¿Sabe qué es un cabildo abierto? #ParticipaYa",
    "Video institucional: lo que hacemos por Cartagena #Digitalízate", "Agenda de la semana en el recinto.",
    "Estos son nuestros canales de atención: página web, ventanilla y redes.", "Debate de control político sobre movilidad.",
)  # fmt: skip
TITLES = (
    "Concejo estrena trámites en línea", "Cabildo abierto reunió a líderes de la ciudad", "Aprobado acuerdo sobre espacio público",
    "Así puede radicar su petición por internet", "Concejo invita a participar en sus sesiones", "Debate por el presupuesto del Distrito",
    "Ciudadanos ya consultan acuerdos en la web", "Nueva ventanilla del Concejo atiende desde hoy",
)  # fmt: skip


def days() -> list[dt.date]:
    return [FIRST + dt.timedelta(days=n) for n in range((LAST - FIRST).days + 1)]


def growth(day: dt.date, by_year: tuple[float, ...]) -> float:
    """A level that goes in a straight line through the values of `by_year`, the first at the start of 2017."""
    position = (day - FIRST).days / 365
    index = min(int(position), len(by_year) - 2)
    return by_year[index] + (by_year[index + 1] - by_year[index]) * (position - index)


def visits(chance: random.Random) -> list[list[object]]:
    rows = []
    for day in days():
        weekday = 0.55 if day.weekday() > 4 else 1.15
        count = round(
            310 * SEASON[day.month - 1] * weekday * growth(day, (1.0, 1.08, 1.72, 2.0)) * chance.uniform(0.82, 1.18)
        )
        rows.append([day, count, round(count * chance.uniform(0.66, 0.78)), round(count * chance.uniform(2.1, 2.9))])
    return rows


def posts(chance: random.Random) -> list[list[object]]:
    rates = {"Facebook": (1.1, 1.5, 2.6, 3.3), "Instagram": (0.5, 0.7, 1.2, 1.25), "Twitter": (1.7, 2.6, 4.6, 5.4)}
    addresses = {
        "Facebook": "https://www.facebook.com/concejo/posts/{}",
        "Instagram": "https://www.instagram.com/p/{}",
        "Twitter": "https://x.com/concejo/status/{}",
    }
    rows: list[list[object]] = []
    number = 7000
    for day in days():
        for network, by_year in rates.items():
            count = max(0, round(chance.gauss(growth(day, by_year) * (0.45 if day.weekday() > 4 else 1.2), 0.9)))
            if day < LISTED_FROM:
                if count:
                    rows.append([day, network, count, "", "", "", chance.randint(0, 5 * count)])
                continue
            for _ in range(count):
                number += 1
                kind = chance.choices(("Foto", "Video", "Enlace", "Historia"), (6, 2, 2, 1))[0]
                rows.append(
                    [
                        day,
                        network,
                        "",
                        addresses[network].format(number),
                        chance.choice(TEXTS),
                        kind,
                        chance.randint(0, 9),
                    ]
                )
    return rows


def press(chance: random.Random) -> list[list[object]]:
    rows = []
    for day in days():
        if chance.random() < growth(day, (0.14, 0.17, 0.27, 0.30)):
            rows.append([day, "El Universal", f"{chance.choice(TITLES)} ({day:%d/%m})", "escrito"])
        if chance.random() < 0.05:
            rows.append(
                [
                    day,
                    chance.choice(("Caracol Radio", "RCN Radio", "El Tiempo")),
                    f"{chance.choice(TITLES)} ({day:%d/%m})",
                    "electrónico",
                ]
            )
    return rows


def procedures(chance: random.Random) -> list[list[object]]:
    rows = []
    for month in sorted({day.replace(day=1) for day in days()}):
        for index, procedure in enumerate(PROCEDURES):
            total = round(chance.uniform(0.8, 1.2) * (60, 140, 22, 35, 12, 48, 26, 18)[index])
            share = growth(month, (0.04, 0.09, 0.21, 0.27)) * (0.5 + 0.16 * index)
            online = sum(chance.random() < share for _ in range(total))
            by_phone = round((total - online) * 0.12)
            for channel, count in (
                ("electrónico", online),
                ("presencial", total - online - by_phone),
                ("telefónico", by_phone),
            ):
                rows.append([month, procedure, channel, count])
    return rows


def activities(chance: random.Random) -> list[list[object]]:
    kinds = (
        ("Folletos", "folletos-ciudad", (200, 800), "Entrega de folletos en el Mercado de Bazurto"),
        ("Correos electrónicos", "correos-usuarios", (300, 900), "Boletín a usuarios registrados"),
        ("Notas para radio", "campana-motivacion", (2, 8), "Nota en emisoras locales"),
    )
    rows = []
    for month in sorted({day.replace(day=1) for day in days() if day.year > 2017}):
        for medium, task, (low, high), what in kinds:
            if chance.random() < 0.6:
                rows.append([month.replace(day=chance.randint(2, 27)), medium, task, chance.randint(low, high), what])
    return rows


FILES = {
    "visitas.csv": (("fecha", "visitas", "visitantes", "paginas_vistas"), visits),
    "publicaciones.csv": (("fecha", "red", "publicaciones", "enlace", "texto", "tipo", "compartidos"), posts),
    "prensa.csv": (("fecha", "medio", "titulo", "tipo"), press),
    "tramites.csv": (("mes", "tramite", "canal", "cantidad"), procedures),
    "actividades.csv": (("fecha", "medio", "tarea", "cantidad", "descripcion"), activities),
}


def main() -> None:
    for name, (header, rows) in FILES.items():
        chance = random.Random(f"plancom {name}")
        with (HERE / name).open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(header)
            writer.writerows(rows(chance))


if __name__ == "__main__":
    main()
