"""The rules by which each plan tells rows apart, as the database keeps them: whoever writes rows asks all of them."""

from collections.abc import Sequence

from sqlalchemy import Connection, delete, insert, select

from plancom.plan.attribution import AttributionRules
from plancom.store.tables import attribution_rules

Rules = Sequence[AttributionRules]


def kept(connection: Connection) -> Rules:
    """Those of every plan whose figures were asked for, by the plan's id."""
    query = select(attribution_rules.c.rules).order_by(attribution_rules.c.plan)
    return tuple(AttributionRules.model_validate_json(text) for text in connection.execute(query).scalars())


def with_those_of(rules: Rules, ours: AttributionRules) -> Rules:
    """The rules with `ours` in the place of what the same plan said before."""
    return tuple(sorted((*(one for one in rules if one.plan != ours.plan), ours), key=lambda one: one.plan))


def keep(connection: Connection, ours: AttributionRules) -> None:
    """Puts `ours` in the place of what the same plan said before; rows are to be told apart anew by who asks for it."""
    connection.execute(delete(attribution_rules).where(attribution_rules.c.plan == ours.plan))
    connection.execute(insert(attribution_rules).values(plan=ours.plan, rules=ours.model_dump_json()))
