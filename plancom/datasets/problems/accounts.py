"""Faults of whose data a file brings: of several accounts, or of another than before."""

from plancom.datasets.problems.fault import Fault
from plancom.language.translation import later


class _Several(Fault):
    code = "several_accounts"
    remedy = later(
        "Diga cuáles se cuentan. En la línea de comandos: --answer {one}, o --answer {all} si todas son suyas."
    )
    one: str
    all: str


class SeveralAccounts(_Several):
    sentence = later("El archivo trae publicaciones de {network} de {count}: {names}.")
    network: str
    count: str
    names: str


class SeveralProperties(_Several):
    sentence = later("El archivo trae visitas de {count}: {names}.")
    count: str
    names: str


class _Other(Fault):
    code = "other_account"
    remedy = later("Diga si se cuentan. En la línea de comandos: --answer {yes}, o --answer {no} si no.")
    yes: str
    no: str


class OtherAccount(_Other):
    sentence = later("Hasta hoy las publicaciones de {network} eran de {before}; este archivo es de «{name}».")
    network: str
    before: str
    name: str


class OtherProperty(_Other):
    sentence = later("Hasta hoy las visitas eran de {before}; este archivo es de «{name}».")
    before: str
    name: str


class RefusedAccounts(Fault):
    code = "other_account"
    sentence = later("Todo lo que trae el archivo de {network} es de {names}, y usted dijo que no se cuenta.")
    remedy = later("Si es suya, cambie la respuesta; si no, suba el archivo de su página o cuenta.")
    network: str
    names: str


class RefusedProperties(Fault):
    code = "other_account"
    sentence = later("Las visitas del archivo son de {names}, y usted dijo que no se cuentan.")
    remedy = later("Si es suya, cambie la respuesta; si no, suba el archivo de su página o cuenta.")
    names: str


class AccountMeanwhile(Fault):
    code = "other_account"
    sentence = later("Es de {names}, y lo que se importó mientras tanto es de {others}.")
    remedy = later(
        "No se guardó nada de este archivo. Responda en su tarjeta si también es de ustedes; si ya no está, súbalo de nuevo y se le preguntará."
    )
    names: str
    others: str
