"""An indicator's figures as a document: what `indicators --json` prints, and what is kept of a presentation."""

from typing import Any

from plancom.indicators.progress import Progress


def document(figure: Progress) -> dict[str, Any]:
    """One indicator, every figure unrounded, dates as ISO 8601 (docs/computation.md §5)."""
    return {
        "id": figure.id,
        "name": figure.name,
        "strategies": list(figure.indicator.strategies),
        "unit": figure.indicator.unit,
        "direction": figure.indicator.direction.id,
        "plan_year": figure.plan_year,
        "months_elapsed": figure.months_elapsed,
        "months_missing": [str(month) for month in figure.months_missing],
        "data_through": figure.data_through.isoformat() if figure.data_through else None,
        "reading": figure.reading[0] if figure.reading else None,
        "readings": list(figure.reading),
        "baseline": figure.baseline,
        "baseline_estimated": figure.baseline_estimated,
        "baseline_assumed": figure.baseline_assumed,
        "target": figure.target,
        "expected_to_date": figure.expected_to_date,
        "actual_to_date": figure.actual_to_date,
        "attainment": figure.attainment,
        "pace": figure.pace,
        "progress": figure.progress,
        "status": figure.status,
        "provisional": figure.provisional,
        "to_come": figure.is_to_come,
        "months_partial": [{"month": str(one.month), "days": one.days} for one in figure.months_partial],
        "needed_per_month": figure.needed_per_month,
        "projection": figure.projection,
        "period": figure.indicator.period.id,
        "periods": [
            {
                "from": str(one.months[0]),
                "through": str(one.months[-1]),
                "actual": one.actual,
                "target": one.target,
                "reached": one.reached,
            }
            for one in figure.periods
        ],
        "due": figure.milestone.due.isoformat() if figure.milestone else None,
        "restatements": [
            {"month": str(one.month), "series": one.series, "measure": one.measure, "sentence": one.sentence}
            for one in figure.restatements
        ],
        "damaged_months": [str(month) for month in figure.damaged],
        "breaks": [{"id": b.id, "day": b.day.isoformat(), "what": b.what} for b in figure.breaks],
    }
