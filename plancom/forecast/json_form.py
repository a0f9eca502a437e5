"""Projections as the command line's JSON gives them."""

from typing import Any

from plancom.forecast.projection import LEVEL, Outlook
from plancom.forecast.required_pace import RequiredPace
from plancom.forecast.verdicts import verdict
from plancom.forecast.what_if import WhatIf


def projection_document(found: Outlook) -> dict[str, Any]:
    """The projection of the year's end; its figures are null where it is refused, and `reason` says why."""
    one = found.projection
    return {
        "median": one.median if one else None,
        "low": one.low if one else None,
        "high": one.high if one else None,
        "level": LEVEL,
        "probability": one.probability if one else None,
        "reached_in": str(one.reached_in) if one and one.reached_in else None,
        "months_of_history": one.learnt_from if one else None,
        "verdict": verdict(found),
        "refused": found.refusal.code if found.refusal else None,
        "reason": found.refusal.reason if found.refusal else None,
    }


def needed_document(need: RequiredPace | None) -> dict[str, Any] | None:
    """What each month left must bring."""
    if need is None:
        return None
    return {
        "remaining": float(need.remaining),
        "months_left": need.months_left,
        "per_month": float(need.per_month),
        "share": float(need.share) if need.share is not None else None,
        "growth": need.growth,
        "in_last_month": need.last_month,
        "best_month": str(need.best.month) if need.best else None,
        "best": need.best.value if need.best else None,
        "out_of_reach": need.is_out_of_reach,
    }


def what_if_document(what: WhatIf | None) -> dict[str, Any] | None:
    """The year's end if each month left brings so much."""
    if what is None:
        return None
    reached = str(what.reached_in) if what.reached_in else None
    return {"amount": what.amount, "year_end": what.year_end, "reached_in": reached}
