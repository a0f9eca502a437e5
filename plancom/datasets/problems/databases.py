"""Faults of databases as sources: how they are declared, how they are reached, what is asked of them and what they answer."""

from plancom.datasets.problems.fault import Fault
from plancom.language.translation import later, tr

# -------------------------------------------------------------------------------------------------------- declarations


class UnreadableSecrets(Fault):
    code = "unreadable"
    sentence = later("No se pudo leer «{name}».")
    remedy = later("Revise sus permisos y guárdelo en UTF-8.")
    name: str


class BadToml(Fault):
    code = "bad_toml"
    sentence = later("«{name}»{line}: no está bien escrito.")
    remedy = later("Revise comillas y signos de igual.")
    name: str
    line: str


class NoSection(Fault):
    code = "bad_toml"
    sentence = later("«{name}»: «sources» no es una sección.")
    remedy = later("Escriba [sources.sitio].")
    name: str


class BadDatabaseName(Fault):
    code = "bad_name"
    sentence = later("«{name}» no sirve de nombre de una base de datos.")
    remedy = later("Use hasta 40 letras minúsculas sin tilde, cifras, guiones y rayas bajas: [sources.sitio].")
    name: str


class NoSectionOfSource(Fault):
    code = "bad_declaration"
    sentence = later("{where} no es una sección.")
    remedy = later("Escriba sus claves debajo de ese título.")
    where: str


class BadDeclaration(Fault):
    code = "bad_declaration"
    sentence = "{where}: {said}."
    remedy = later("Vea docs/database-sources.md.")
    where: str
    said: str


class MissingVariable(Fault):
    code = "missing_variable"
    sentence = later("{title}: la dirección usa la variable de entorno «{missing}», que no está definida.")
    remedy = later("Defínala donde corre plancom (también en cron) y vuelva a intentarlo.")
    title: str
    missing: str


class BadUrl(Fault):
    code = "bad_url"
    sentence = later("{title}: la dirección («url») no se entiende.")
    remedy = later(
        "Escríbala como mysql://usuario:${CLAVE}@servidor/base o postgresql://usuario:${CLAVE}@servidor/base."
    )
    title: str

    @property
    def fix(self) -> str:
        """As it stands: its braces are those of an address."""
        return tr(self.remedy)


# ----------------------------------------------------------------------------------------------- what cannot be asked


class FaultOfDatabase(Fault):
    """A fault that the database called `title` answers with; `section` is where it is declared."""

    code = ""
    title: str
    section: str

    @property
    def message(self) -> str:
        """After the database's name."""
        return f"{self.title}: {self._said(self.sentence)}"


class NoAnswer(FaultOfDatabase):
    code = "failed"
    sentence = later("no se pudo leer la respuesta.")
    remedy = later(
        "Pruebe la consulta de {section} en el programa de la base de datos; los datos quedaron como estaban."
    )


class WrongPassword(FaultOfDatabase):
    code = "wrong_password"
    sentence = later("no aceptó el usuario o la clave.")
    remedy = later("Revise «url» en {section} del archivo de secretos, y las variables de entorno que usa.")


class Unreachable(FaultOfDatabase):
    code = "unreachable"
    sentence = later("el servidor no responde.")
    remedy = later(
        "Revise que esté encendido, que la red lo permita y que el servidor y el puerto de «url» en {section} sean correctos."
    )


class Lost(FaultOfDatabase):
    code = "lost"
    sentence = later("la conexión se cortó antes de terminar.")
    remedy = later("Inténtelo de nuevo; no se guardó nada de esta consulta.")


class MissingDatabase(FaultOfDatabase):
    code = "missing_database"
    sentence = later("no existe la base de datos que nombra la dirección.")
    remedy = later("Revise el final de «url» en {section}.")


class MissingTable(FaultOfDatabase):
    code = "missing_table"
    sentence = later("no existe la tabla{quoted}.")
    remedy = later(
        "Revise la consulta de {section}, o «table_prefix» y «bigquery_dataset» si usa una consulta ya hecha."
    )
    quoted: str


class MissingDatabaseColumn(FaultOfDatabase):
    code = "missing_db_column"
    sentence = later("la consulta nombra la columna{quoted}, que no existe.")
    remedy = later("Revise «query» en {section}.")
    quoted: str


class NotUnderstood(FaultOfDatabase):
    code = "bad_sql"
    sentence = later("no entiende la consulta.")
    remedy = later("Pruebe «query» de {section} en el programa de la base de datos y corríjala.")


class BadValues(FaultOfDatabase):
    code = "bad_values"
    sentence = later(
        "la consulta falló por un dato: una división por cero, o un texto o una fecha que no se pueden convertir."
    )
    remedy = later("Pruebe «query» de {section} en el programa de la base de datos y corríjala.")


class UnknownParameter(FaultOfDatabase):
    code = "unknown_parameter"
    sentence = later("la consulta usa el parámetro{quoted}, que no se conoce.")
    remedy = later("En «query» de {section} sirven :desde y :hasta, el primer y el último día que se piden.")
    quoted: str


class NotAllowed(FaultOfDatabase):
    code = "not_allowed"
    sentence = later("el usuario no tiene permiso para leer esas tablas.")
    remedy = later("Dele permiso de lectura (GRANT SELECT), y ningún otro.")


class Writes(FaultOfDatabase):
    code = "writes"
    sentence = later("la consulta intenta escribir, y aquí solo se lee.")
    remedy = later("Deje en «query» de {section} un SELECT que no cambie nada.")


class TimedOut(FaultOfDatabase):
    code = "timed_out"
    sentence = later("la consulta tardó más de {count} y se dejó.")
    remedy = later("Use :desde y :hasta en la consulta, agregue un índice por fecha, o suba «timeout_seconds».")
    count: str


class TooManyRows(FaultOfDatabase):
    code = "too_many_rows"
    sentence = later("la consulta devuelve más de {count}.")
    remedy = later("Agrupe por día en la consulta (GROUP BY), o suba «max_rows».")
    count: str


class NoDriver(FaultOfDatabase):
    code = "no_driver"
    sentence = later("falta el programa que habla con bases de datos «{backend}».")
    remedy = later("Instálelo con: pip install {drivers}")
    backend: str
    drivers: str


class NoKnownDriver(FaultOfDatabase):
    code = "no_driver"
    sentence = later("falta el programa que habla con bases de datos «{backend}».")
    remedy = later(
        "Revise cómo empieza «url» en {section}: postgresql://, mysql://, mariadb:// o sqlite://; de motores, ibis+spark://, ibis+sc://, "
        "ibis+trino://, ibis+clickhouse://, ibis+snowflake://, ibis+bigquery:// o ibis+duckdb://."
    )
    backend: str


class NoEngine(FaultOfDatabase):
    code = "no_engine"
    sentence = later("falta el programa que habla con motores «{backend}».")
    remedy = later(
        "Instálelo en la carpeta de plancom con: python3 -m venv .venv-engines && .venv-engines/bin/pip install --require-hashes "
        "-r requirements-engines.lock; si está en otra parte, diga en PLANCOM_ENGINES_PYTHON qué Python lo tiene."
    )
    backend: str


class NoJava(FaultOfDatabase):
    code = "no_java"
    sentence = later("falta Java, con el que se habla con un clúster de Spark.")
    remedy = later(
        "Instale Java 17 o 21 en este equipo, o pregunte por Spark Connect: «url» de {section} empieza por ibis+sc://."
    )


class NotOfIbis(FaultOfDatabase):
    code = "not_of_ibis"
    sentence = later("las tablas de Matomo no se leen por Ibis.")
    remedy = later("Escriba «url» de {section} como mysql://usuario:${{CLAVE}}@servidor/base.")


class NoCryptography(FaultOfDatabase):
    code = "no_cryptography"
    sentence = later("el servidor pide cifrar la clave.")
    remedy = later("Use una conexión TLS (añada ?ssl_ca=… a «url»), o instale: pip install cryptography")


class MissingSite(Fault):
    code = "missing_site"
    sentence = later("{title}: Matomo no tiene el sitio {site}.")
    remedy = later("Escriba en «site» de {section} uno de los que hay: {there}.")
    title: str
    site: int | None
    section: str
    there: str


class NoSites(Fault):
    code = "missing_site"
    sentence = later("{title}: Matomo no tiene el sitio {site}.")
    remedy = later("No hay ninguno.")
    title: str
    site: int | None


class BadZone(Fault):
    code = "bad_zone"
    sentence = later("{title}: no se conoce la zona horaria «{row}» del sitio.")
    remedy = later("Corríjala en Matomo, en los ajustes del sitio.")
    title: str
    row: str


# ------------------------------------------------------------------------------------------------- queries and answers


_ONE_SELECT = later("Deje en «query» un solo SELECT (puede empezar con WITH) que no escriba nada.")


class BadSql(Fault):
    code = "bad_sql"
    sentence = later("La consulta no se entiende como SQL.")
    remedy = _ONE_SELECT


class NotOneSelect(Fault):
    code = "not_one_select"
    sentence = later("La consulta tiene {statements} sentencias, y se admite una sola.")
    remedy = _ONE_SELECT
    statements: int


class NotASelect(Fault):
    code = "not_a_select"
    sentence = later("La consulta no es un SELECT que solo lea.")
    remedy = _ONE_SELECT


class MissingAnswerColumns(Fault):
    code = "missing_columns"
    sentence = later("{title}: la consulta devuelve las columnas {there}, y hacen falta {needed}.")
    remedy = later("Nómbrelas en la consulta con AS: SELECT dia AS fecha, COUNT(*) AS visitas …")
    title: str
    there: str
    needed: str


class DividedAnswerDays(Fault):
    code = "divided_days"
    sentence = later("{title}: la consulta devuelve varias filas para el {twice}: no son totales.")
    remedy = later("Agrupe en la consulta: SELECT …, SUM(visitas) AS visitas … GROUP BY fecha.")
    title: str
    twice: str


class DividedAnswerRows(Fault):
    code = "divided_rows"
    sentence = later(
        "{title}: la consulta devuelve varias filas para un mismo mes, trámite y canal (la fila {row}, por ejemplo): no son totales."
    )
    remedy = later("Agrupe en la consulta: SELECT …, SUM(cantidad) AS cantidad … GROUP BY mes, tramite, canal.")
    title: str
    row: int | None


class NothingAnswered(Fault):
    """A database that was never asked before and has nothing; `note` says of which days."""

    code = "no_rows"
    sentence = "{note}"
    remedy = later("Revise la consulta, o espere a que haya un día completo.")
    note: str
