"""The rules by which each plan tells rows apart, as the database keeps them: whoever writes rows asks all of them."""

from collections.abc import Sequence

from pydantic import ValidationError
from sqlalchemy import Connection, delete, insert, select

from plancom.language.translation import tr
from plancom.plan.attribution import AttributionRules
from plancom.store.db.engine import StoreError
from plancom.store.tables import attribution_rules


class DamagedRulesError(StoreError):
    """What the database keeps of a plan's rules is none."""

    def __str__(self) -> str:
        return tr(
            "Las reglas con que se reparten las filas entre las estrategias están dañadas en la base de datos. Repárela: python -m plancom db repair"
        )


Rules = Sequence[AttributionRules]


def kept_rules(connection: Connection) -> Rules:
    """Those of every plan whose figures were asked for, by the plan's id. Raises DamagedRulesError."""
    query = select(attribution_rules.c.rules).order_by(attribution_rules.c.plan)
    try:
        return tuple(AttributionRules.model_validate_json(text) for text in connection.execute(query).scalars())
    except ValidationError as error:
        raise DamagedRulesError from error


def with_those_of(rules: Rules, ours: AttributionRules) -> Rules:
    """The rules with `ours` in the place of what the same plan said before."""
    return tuple(sorted((*(one for one in rules if one.plan != ours.plan), ours), key=lambda one: one.plan))


def keep(connection: Connection, ours: AttributionRules) -> None:
    """Puts `ours` in the place of what the same plan said before; rows are to be told apart anew by who asks for it."""
    connection.execute(delete(attribution_rules).where(attribution_rules.c.plan == ours.plan))
    connection.execute(insert(attribution_rules).values(plan=ours.plan, rules=ours.model_dump_json()))
