"""The triggers by which the database itself refuses to change or delete lines of the audit log: whether they stand, and put back."""

from sqlalchemy import Connection

NAME = "audit_log_stands"
REFUSED = "audit_log: lines are only added"
_BODY = f" BEGIN RAISE EXCEPTION '{REFUSED}'; END "
_ON_SQLITE = {
    f"audit_log_no_{change.lower()}": (
        f"CREATE TRIGGER audit_log_no_{change.lower()} BEFORE {change} ON audit_log BEGIN SELECT RAISE(ABORT, '{REFUSED}'); END"
    )
    for change in ("UPDATE", "DELETE")
}
_STANDS = (  # 58: before each statement that updates, deletes or truncates
    "SELECT count(*) FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid"
    " WHERE t.tgrelid = 'audit_log'::regclass AND t.tgname = %s AND t.tgenabled IN ('O', 'A') AND t.tgtype = 58 AND p.prosrc = %s"
)


def lost_triggers(connection: Connection) -> list[str]:
    """The triggers that are gone, are switched off, or do something else."""
    if connection.dialect.name != "sqlite":
        return [] if connection.exec_driver_sql(_STANDS, (NAME, _BODY)).scalar_one() else [NAME]
    rows = connection.exec_driver_sql("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
    kept = {row.name: row.sql for row in rows}
    return [name for name, statement in _ON_SQLITE.items() if kept.get(name) != statement]


def put_back(connection: Connection) -> None:
    """Makes them anew, as the migration did that made the table."""
    if connection.dialect.name != "sqlite":
        connection.exec_driver_sql(f"DROP TRIGGER IF EXISTS {NAME} ON audit_log")
        connection.exec_driver_sql(
            f"CREATE OR REPLACE FUNCTION {NAME}() RETURNS trigger LANGUAGE plpgsql AS $${_BODY}$$"
        )
        connection.exec_driver_sql(
            f"CREATE TRIGGER {NAME} BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_log FOR EACH STATEMENT EXECUTE FUNCTION {NAME}()"
        )
        return
    for name, statement in _ON_SQLITE.items():
        connection.exec_driver_sql(f"DROP TRIGGER IF EXISTS {name}")
        connection.exec_driver_sql(statement)
