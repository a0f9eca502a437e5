"""Sentences before a figure is believed: that its rows are damaged, and what moved in months that the office had closed."""

from plancom.indicators import month_sentences
from plancom.indicators.progress import Progress
from plancom.language.phrases import counted, listed
from plancom.language.translation import tr

RESTATED = 3  # figures of closed months that are named one by one


def damaged(figure: Progress) -> str:
    """That the figure stands on damaged rows, and of which months; "" where it does not."""
    if not figure.damaged:
        return ""
    return tr(
        "Se apoya en datos dañados en la base de datos ({months}): no la presente hasta que se reparen.",
        months=listed(month_sentences.month_spans(figure.damaged)),
    )


def reserves(figure: Progress, *, with_cause: bool = True) -> str:
    """What is to be said before a figure is believed: that its rows are damaged, and what moved in closed months; "" for nothing."""
    return " ".join(filter(None, (damaged(figure), restated(figure, with_cause=with_cause))))


def restated(figure: Progress, *, with_cause: bool = True) -> str:
    """What moved in months that the office had closed, `with_cause` by which files; "" where nothing did."""
    said = [one.sentence if with_cause else one.without_cause for one in figure.restatements[:RESTATED]]
    if (more := len(figure.restatements) - RESTATED) > 0:
        said.append(tr("Y {count}.", count=counted(more, "cifra más", "cifras más")))
    return " ".join(said)
