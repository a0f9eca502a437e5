"""Reads a plan file, and refuses an inconsistent one with a sentence that names the line to mend."""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from plancom.language.translation import tr
from plancom.plan.inconsistencies import inconsistencies
from plancom.plan.institution import Institution
from plancom.plan.model import Plan
from plancom.plan.part import Path_
from plancom.plan.refusals import reason_of
from plancom.plan.toml_lines import Lines


class PlanError(ValueError):
    """The plan file cannot be used; the message says in Spanish what is wrong and on which line."""


def load(path: Path) -> Plan:
    """The plan in the TOML file `path`. Raises PlanError."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise PlanError(
            tr("No se pudo leer el plan «{path}»: debe ser un archivo de texto UTF-8 que exista.", path=path)
        ) from error
    return _with_logo_found(plan_from_text(text, path.name), path)


def plan_from_text(text: str, name: str) -> Plan:
    """The plan that a file of that name says in its `text`; its logo where the text has it. Raises PlanError."""
    data = data_of(text, name)
    plan, faults = plan_of(data)
    if plan is None or faults:
        place = Lines(text).where(_as_flat(faults[0].where) if is_flat(data) else faults[0].where)
        raise PlanError(tr("Plan «{name}», {where}: {reason}", name=name, where=place, reason=faults[0].reason))
    return plan


def data_of(text: str, name: str) -> dict[str, Any]:
    """What a plan file of that name says in its `text`. Raises PlanError for one that is not TOML."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise PlanError(
            tr(
                "El plan «{name}» no es TOML válido: {error}. Revise comillas, corchetes y comas en esa línea.",
                name=name,
                error=error,
            )
        ) from error


@dataclass(frozen=True)
class PlanFault:
    """What is wrong in one place of a plan, in words that say how to mend it."""

    where: Path_
    reason: str


def plan_of(data: dict[str, Any]) -> tuple[Plan | None, tuple[PlanFault, ...]]:
    """The plan that a file's data make, and all that is wrong with them; None where they make none.

    Contradictions between its parts are looked for once each part is right by itself.
    """
    try:
        plan = Plan.model_validate(with_institution_apart(data) if is_flat(data) else data)
    except ValidationError as error:
        return None, tuple(PlanFault(one["loc"], reason_of(one)) for one in error.errors() if not _has_enough(one))
    return plan, tuple(PlanFault(where, reason) for where, reason in inconsistencies(plan))


def _has_enough(error: Any) -> bool:
    """Whether a list is called too short that has all its items: pydantic counts those that are right by themselves."""
    there = error["input"]
    return error["type"] == "too_short" and isinstance(there, list) and len(there) >= error["ctx"]["min_length"]


OF_THE_INSTITUTION = frozenset(Institution.model_fields) - {"name", "short_name"}
"""What stood among the plan's own keys until plans of one institution could be several; such files are read as ever."""


def is_flat(data: dict[str, Any]) -> bool:
    """Whether a file has the institution's keys among the plan's."""
    return isinstance(data.get("institution"), str)


def with_institution_apart(data: dict[str, Any]) -> dict[str, Any]:
    """A file with the institution's keys among the plan's, as it is written today."""
    institution = {key: value for key, value in data.items() if key in OF_THE_INSTITUTION}
    institution["name"] = data["institution"]
    if "short_institution" in data:
        institution["short_name"] = data["short_institution"]
    plan = {key: value for key, value in data.items() if key not in OF_THE_INSTITUTION | {"short_institution"}}
    return plan | {"institution": institution}


def _as_flat(where: Path_) -> Path_:
    """Where something of the institution stands in a file that has its keys among the plan's."""
    if len(where) < 2 or where[0] != "institution":  # noqa: PLR2004 - the institution and one of its keys
        return where
    name = {"name": "institution", "short_name": "short_institution"}.get(str(where[1]), where[1])
    return (name, *where[2:])


def _with_logo_found(plan: Plan, path: Path) -> Plan:
    """The plan with its institution's logo as an absolute path: what the file says is relative to its folder."""
    if not plan.institution.logo:
        return plan
    logo = str(path.resolve().parent / plan.institution.logo)
    return plan.model_copy(update={"institution": plan.institution.model_copy(update={"logo": logo})})
