"""Guarding: what the guard says of one database, for the screen and the command line alike."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass

from sqlalchemy import Connection

from plancom import clock
from plancom.office import Figures
from plancom.plan import Plan
from plancom.store.council import snapshots
from plancom.store.office import breaks
from plancom.store.office import reviews as store_reviews
from plancom.store.office.reviews import Review
from plancom.watch import DaysOfSeries, Finding, WatchedData, findings
from plancom.watch.restatements import PresentedMonths, presented_months

REMEMBERED = 24  # presentations, the newest, against which months are held


@dataclass(frozen=True)
class ReviewedFindings:
    """The findings as of a view, and what people have said of them."""

    findings: Sequence[Finding]
    reviews: Sequence[Review]

    @property
    def reviewed(self) -> dict[str, Review]:
        """The reviews that stand, by their finding's key."""
        return {one.finding: one for one in self.reviews if one.withdrawn_at is None}

    @property
    def standing(self) -> list[Finding]:
        """What nobody has marked as looked at."""
        return [one for one in self.findings if one.key not in self.reviewed]


def reviewed_findings(connection: Connection, figures: Figures) -> ReviewedFindings:
    """What there is to say about the office's data, as of the view's cut-off; `connection` is one of its database."""
    return ReviewedFindings(current_findings(connection, figures), reviews(connection, figures.view.plan))


def current_findings(connection: Connection, figures: Figures, days: DaysOfSeries | None = None) -> list[Finding]:
    """The findings alone; `days` are those of the office's counts where somebody keeps them."""
    office, view = figures.office, figures.view
    known = breaks.all_breaks(connection)
    proposed = breaks.proposals(office.coverage, known)
    said = newest_presentations(connection, view.plan)
    return findings(view, WatchedData(office.counts, figures.freshness, known, proposed, said, days))


def reviews(connection: Connection, plan: Plan) -> list[Review]:
    """What people have said of findings, the newest first."""
    return store_reviews.reviews(connection, plan.id)


def newest_presentations(connection: Connection, plan: Plan) -> list[PresentedMonths]:
    """What was said in the newest presentations, the newest first; the same figures in several formats are said once."""
    said: list[PresentedMonths] = []
    seen: set[str] = set()
    for one in snapshots.presentations(connection, plan.id):
        if one.digest in seen:
            continue
        seen.add(one.digest)
        day = clock.local(one.made_at, plan).date()
        with suppress(
            snapshots.DamagedSnapshotError
        ):  # what it said cannot be held beside today; the check of the database names it
            said.append(presented_months(snapshots.document(connection, one.digest), one.title, day))
        if len(said) == REMEMBERED:
            break
    return said
