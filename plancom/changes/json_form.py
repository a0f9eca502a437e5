"""A comparison as a document: full precision, and beside it what is written."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from plancom.changes.amounts import Amount, Dimension
from plancom.changes.breakdown_rows import rows
from plancom.changes.contributions import Breakdown, TotalComparison
from plancom.changes.sentences import sentence
from plancom.changes.spans import Span
from plancom.indicators.unusual_days import UnusualRun
from plancom.plan import Indicator


def comparison_document(
    total_id: str, comparison: TotalComparison, names: Mapping[Dimension, Mapping[str, str]], only: str = ""
) -> dict[str, Any]:
    """What `changes --json` prints of one total: numbers are JSON numbers or null, dates ISO. `only` one dimension, or all.

    `value` is the total as `indicators --json` gives it; `now` and `before` are what is compared, like with like. Of a breakdown, `parts` add up to `change`, those that are `missing` a side included; `written` add up as they are written.
    """
    pair = comparison.pair
    return {
        "id": total_id,
        "name": comparison.indicator.name,
        "unit": comparison.indicator.unit,
        "span": comparison.kind,
        "against": comparison.against,
        "value": _number(comparison.own),
        "now": _side(pair.now if pair else comparison.span, comparison.now),
        "before": _side(pair.before if pair else None, comparison.before),
        "change": _number(comparison.change),
        "relative": comparison.relative,
        "left_out": list(comparison.left_out),
        "unusual_days": [_run(one) for one in (*comparison.unusual, *comparison.unusual_before)],
        "notes": list(comparison.notes),
        "refused": comparison.refused or None,
        "by": {
            by.dimension: _breakdown(comparison, by, names)
            for by in comparison.breakdowns
            if only in {"", by.dimension}
        },
    }


def _breakdown(
    comparison: TotalComparison, breakdown: Breakdown, names: Mapping[Dimension, Mapping[str, str]]
) -> dict[str, Any]:
    return {
        "refused": breakdown.refused or None,
        "sentence": sentence(comparison, breakdown, names),
        "parts": [
            {
                "id": part.id,
                "name": row.name,
                "now": _amount(comparison.indicator, part.now, comparison.pair.now if comparison.pair else None),
                "before": _amount(
                    comparison.indicator, part.before, comparison.pair.before if comparison.pair else None
                ),
                "change": float(part.change),
                "written": row.text,
                "missing": part.missing or None,
            }
            for row in ([] if breakdown.refused else rows(comparison, breakdown, names))
            for part in row.parts
        ],
    }


def _run(one: UnusualRun) -> dict[str, Any]:
    return {"from": one.first.isoformat(), "to": one.last.isoformat(), "actual": one.actual, "usual": one.usual}


def _side(span: Span | None, value: Fraction | None) -> dict[str, Any] | None:
    if span is None:
        return None
    return {
        "from": span.first.isoformat(),
        "to": span.last.isoformat(),
        "months": [str(m) for m in span.months],
        "value": _number(value),
    }


def _amount(indicator: Indicator, amount: Amount | None, span: Span | None) -> Any:
    """A part's own value; of a ratio its numerator and denominator."""
    if amount is None or span is None:
        return None
    if indicator.kind.has_denominator:
        return {"electronic": float(amount.numerator), "transactions": float(amount.denominator)}
    return _number(indicator.kind.value(amount.numerator, amount.denominator, span.days))


def _number(value: Fraction | None) -> float | None:
    return None if value is None else float(value)
