"""The glossary: each word of the screen in one or two sentences, with its formula in words; what headings and the help page say of it."""

import re
from dataclasses import dataclass
from functools import cache

from plancom.language.translation import Language, language, later, tr


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the screen: its `id` in the address, its `name`, what it means, its formula ("" without one), and the other headings
    under which the same thing stands.
    """

    id: str
    name: str
    meaning: str
    formula: str = ""
    headings: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """The word itself, in the reader's language."""
        return tr(self.name)

    @property
    def definition(self) -> str:
        """What it means, and its formula."""
        return f"{tr(self.meaning)} {tr(self.formula)}".rstrip()


GLOSSARY = (
    Term(
        "meta",
        later("Meta"),
        later("Lo que el plan promete para un año del plan, o lo que la oficina fijó por escrito en «Lecturas»."),
        headings=(later("Meta del año"),),
    ),
    Term(
        "linea-base",
        later("Línea base"),
        later("De dónde se parte: lo que había en los doce meses antes de que empezara el plan."),
        headings=(later("Base"),),
    ),
    Term(
        "real",
        later("Real"),
        later("Lo que pasó en los meses completos y con datos del año del plan, hasta el corte."),
        headings=(later("Real a la fecha"), later("Va"), later("Van")),
    ),
    Term(
        "esperado",
        later("Esperado a la fecha"),
        later("Por dónde debería ir la cifra en el corte para llegar a la meta del año."),
        later(
            "De lo que se suma: la meta × la parte del año que traen los meses con datos. De lo que es un nivel: sube en línea recta desde donde empezó el año hasta la meta."
        ),
        headings=(later("Esperado"),),
    ),
    Term(
        "de-lo-esperado",
        later("De lo esperado a la fecha"),
        later(
            "Cuánto va de lo que ya debería ir; de ahí sale el semáforo. Nunca se escribe un umbral al que no se ha llegado."
        ),
        later("Real ÷ esperado a la fecha."),
        headings=(later("De lo esperado"),),
    ),
    Term(
        "de-la-meta",
        later("De la meta del año"),
        later("Cuánto va de lo prometido para todo el año: en marzo, un 25 % puede ser lo que se esperaba."),
        later("Real ÷ meta del año."),
        headings=(later("De la meta"),),
    ),
    Term(
        "semaforo",
        later("Semáforo"),
        later(
            "Cómo va una meta: va bien, en riesgo o atrasada, según cuánto va de lo esperado a la fecha; sin datos o sin meta no se juzga."
        ),
    ),
    Term(
        "falta",
        later("Falta"),
        later("Lo que separa lo que va de la meta del año."),
        later("Meta − real."),
    ),
    Term(
        "por-debajo",
        later("Por debajo"),
        later("Lo que separa lo que pasó de lo que se esperaba."),
        later("Esperado a la fecha − real."),
    ),
    Term(
        "necesario",
        later("Necesario por mes"),
        later("Lo que tendría que traer cada mes que falta para llegar a la meta del año."),
        later("(Meta − real) ÷ meses que faltan."),
        headings=(later("Por mes"),),
    ),
    Term(
        "corte",
        later("Corte"),
        later("El día hasta el que se cuenta. Lo que pasó después no entra en ninguna cifra."),
    ),
    Term(
        "anio-del-plan",
        later("Año del plan"),
        later("Doce meses desde que empezó el plan; el año 0, los doce de antes, es el de la línea base."),
    ),
    Term(
        "parcial",
        later("Parcial"),
        later("Un mes del que se conocen algunos días y no todos, o un año que tiene días y ningún mes completo."),
    ),
    Term(
        "por-venir",
        later("Por venir"),
        later("Un año o un mes que empieza después del corte: no es lo mismo que sin datos."),
    ),
    Term(
        "sin-datos",
        later("Sin datos"),
        later("Ningún archivo habla de esos días. No es cero: quedan fuera de lo hecho y de lo esperado."),
    ),
    Term(
        "puede-cambiar",
        later("Puede cambiar"),
        later("Un mes cuyos días están, pero que no ha terminado o que la herramienta todavía puede corregir."),
    ),
    Term(
        "cierre",
        later("Si todo sigue igual"),
        later(
            "En cuánto cerraría el año si lo que movía la cifra hasta ahora la sigue moviendo igual. Es una cuenta, no una promesa."
        ),
        headings=(later("Cierre si todo sigue igual"),),
    ),
    Term(
        "probabilidad",
        later("Probabilidad de cumplir"),
        later("De cada cien maneras en que el año podría seguir, en cuántas se llega a la meta."),
    ),
    Term(
        "llega",
        later("¿Llega?"),
        later("Llega: la probabilidad es de 90 % o más. No llega: de 10 % o menos. Quizá: lo que queda en medio."),
    ),
    Term(
        "fuera-de-alcance",
        later("Fuera de alcance"),
        later("Cada mes que falta tendría que traer más de 1,25 veces lo del mejor mes hasta ahora."),
    ),
    Term(
        "adopcion",
        later("Adopción"),
        later("La parte de los trámites que se hizo en línea. Es de trámites, no de ciudadanos."),
        later("Trámites completados en línea ÷ trámites completados por todos los canales."),
    ),
    Term(
        "hechos",
        later("Hechos"),
        later("Los trámites que se completaron, por cualquier canal."),
    ),
    Term(
        "parte-del-total",
        later("Parte del total"),
        later("Cuánto es de la suma de todos."),
        later("Lo de una fila ÷ la suma de todas."),
    ),
    Term(
        "un-anio-antes",
        later("Un año antes"),
        later("Lo del mismo mes del año anterior."),
    ),
    Term(
        "cambio-de-medicion",
        later("Cambio de medición"),
        later("El día desde el que algo se mide de otra manera: lo de antes y lo de después no se comparan."),
    ),
    Term(
        "lectura",
        later("Lectura"),
        later("Una manera de entender una frase del plan que puede entenderse de varias. La oficina decide cuál rige."),
        headings=(later("Así se lee el plan"), later("Cómo se lee el plan")),
    ),
    Term(
        "hoja-de-vida",
        later("Hoja de vida"),
        later("Todo lo que se sabe de un indicador en una página, como la pide Control Interno."),
    ),
    Term(
        "cierre-del-mes",
        later("Cierre del mes"),
        later("La oficina responde por las cifras de ese mes: se guardan, y si después se mueven se dice."),
    ),
    Term(
        "que-paso",
        later("Qué pasó"),
        later("Las tareas hechas, las actividades y las notas con fecha de esos días."),
    ),
)
"""In the order in which the help page has them: first the figures, then time, then what comes next, then the office's own."""


def term_of(heading: str) -> Term | None:
    """The word of the glossary that a heading or a column names, in the reader's language; «Real (visitas)» is «Real». None for another."""
    return _headings(language()).get(_bare(heading))


@cache
def _headings(_spoken: Language) -> dict[str, Term]:
    return {_bare(tr(name)): term for term in GLOSSARY for name in (term.name, *term.headings)}


def _bare(heading: str) -> str:
    """Without the unit or the number of the year that follows: «Real» of «Real (visitas)», «Meta del año» of «Meta del año 1»."""
    return re.sub(r" (\(.*|\d+)$", "", heading).casefold()
