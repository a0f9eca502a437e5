"""Damages of what the office writes: its documents with their versions, evidence, and what was presented."""

from plancom.datasets.problems.damage import GOALS_OF, NO_FIGURE, REPAIR, UPLOAD, Damage
from plancom.language.translation import later

# ----------------------------------------------------------------------------------------------------- what the office writes


class SkippedVersion(Damage):
    code = "skipped_version"
    severity = "records"
    sentence = later("{subject} «{name}»: falta la versión {versions}.")
    consequence = later("Lo que se decidió en ella no cuenta.")
    subject: str
    name: str
    versions: str


class RepeatedVersion(Damage):
    code = "repeated_version"
    severity = "records"
    sentence = later("{subject} «{name}»: la versión {versions} está dos veces.")
    consequence = later("No se sabe cuál de las dos rige.")
    subject: str
    name: str
    versions: str


class BrokenDocument(Damage):
    code = "broken_document"
    severity = "records"
    sentence = later("{subject} «{name}», línea {number}: su contenido no se entiende.")
    consequence = later("Las páginas que lo muestran pueden no abrir.")
    subject: str
    name: str
    number: str


class BrokenDecision(Damage):
    code = "broken_decision"
    sentence = later("La decisión {version} del plan «{plan}» sobre «{indicator}» no se entiende: {detail}.")
    consequence = GOALS_OF
    version: str
    plan: str
    indicator: str
    detail: str


class UnknownKind(Damage):
    code = "unknown_kind"
    severity = "records"
    sentence = later("{subject} «{name}», línea {number}: «{value}» no es nada que plancom conozca.")
    consequence = later("Las páginas que lo muestran pueden no abrir.")
    subject: str
    name: str
    number: str
    value: str


class BrokenPlan(Damage):
    code = "broken_plan"
    sentence = later("El plan «{plan}», versión {version}, que la oficina puso en vigor, no se puede leer.")
    consequence = GOALS_OF
    plan: str
    version: str


class UnknownTarget(Damage):
    code = "of_nothing"
    severity = "traces"
    sentence = later("{subject}, línea {number}: habla de «{value}», que el plan «{plan}» no tiene.")
    consequence = NO_FIGURE
    remedy = later("Si el plan cambió a propósito, no hay nada que hacer; si no, revise el archivo del plan.")
    subject: str
    number: str
    value: str
    plan: str


class TwoInForce(Damage):
    code = "two_in_force"
    severity = "records"
    sentence = later("Hay dos perfiles en uso que se llaman «{name}».")
    consequence = later("Un archivo podría leerse con el que no es.")
    remedy = later("Borre uno de los dos en «El mes».")
    name: str


class BrokenVersion(Damage):
    code = "broken_data_version"
    is_mended = True
    sentence = later("El número de la versión de los datos no es un número («{value}»).")
    consequence = later("Las páginas pueden no abrir, o no mostrar lo último.")
    remedy = REPAIR
    value: str


class BrokenSwitch(Damage):
    code = "broken_public_page"
    severity = "records"
    sentence = later("No se entiende si la página pública está encendida.")
    consequence = later("La página pública puede no abrir.")
    remedy = later("Enciéndala o apáguela otra vez en «Presentar».")


# ----------------------------------------------------------------------------------------------------- evidence and snapshots


class EvidenceOfNothing(Damage):
    code = "evidence_without_change"
    severity = "records"
    sentence = later("La evidencia «{name}» es de un cambio de tarea que no existe.")
    consequence = later("Ninguna cifra cambia; la evidencia no se ve.")
    name: str


class LostEvidence(Damage):
    code = "lost_evidence"
    severity = "records"
    sentence = later("Falta el archivo de evidencia «{name}».")
    consequence = later("Ninguna cifra cambia; no se puede mostrar la prueba de lo hecho.")
    remedy = UPLOAD
    name: str


class DamagedEvidence(Damage):
    code = "damaged_evidence"
    severity = "records"
    sentence = later("El archivo de evidencia «{name}» no es el que se guardó: se dañó en la base de datos.")
    consequence = later("Ninguna cifra cambia; no se puede mostrar la prueba de lo hecho.")
    remedy = UPLOAD
    name: str


class EmptyEvidence(Damage):
    code = "empty_evidence"
    severity = "records"
    sentence = later("Una evidencia (línea {number}) no tiene archivo ni enlace.")
    consequence = later("Ninguna cifra cambia; no se puede mostrar la prueba de lo hecho.")
    number: str


class LostSnapshot(Damage):
    code = "lost_snapshot"
    severity = "records"
    sentence = later("Faltan las cifras de lo que se presentó como «{title}» el {day}.")
    consequence = later("Ninguna cifra de hoy cambia; no se puede decir qué cambió desde entonces.")
    title: str
    day: str


class ChangedSnapshot(Damage):
    code = "changed_snapshot"
    severity = "records"
    sentence = later("Las cifras de lo que se presentó como «{title}» el {day} no son las que se guardaron.")
    consequence = later("Ninguna cifra de hoy cambia; lo que se diga que cambió desde entonces puede ser falso.")
    title: str
    day: str
