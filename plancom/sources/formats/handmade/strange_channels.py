"""Strange channels: columns or rows beside those of channels whose words nobody here understands («Kiosko»). They may be one more channel."""

from collections import defaultdict
from collections.abc import Sequence

from plancom.sources.cells.numbers import is_blank
from plancom.sources.formats.handmade.figures import Figure
from plancom.sources.formats.handmade.layout.crosstabs import Value
from plancom.sources.formats.handmade.words.meaning import Meaning

Words = tuple[str, ...]
_SLOTS = (("labels", "above"), ("above", "labels"))


def strange_channels(figures: Sequence[Figure], others: Sequence[Value]) -> list[tuple[Value, Meaning]]:
    """Of `others`, which nobody understands, those that stand where `figures` have their channels; with what each would count."""
    procedures = [one for one in figures if one.meaning.dataset == "procedures"]
    for slot, beside in _SLOTS:
        channels: dict[Words, dict[Words, str]] = defaultdict(dict)
        names: dict[Words, str] = {}
        for one in procedures:
            channels[getattr(one.value, beside)][getattr(one.value, slot)] = one.meaning.channel
            names[getattr(one.value, beside)] = one.meaning.name
        if not channels or any(len(set(known.values())) < len(known) or len(known) < 2 for known in channels.values()):  # noqa: PLR2004 - channels beside each other
            continue
        return [
            (value, Meaning("procedures", "quantity", names[getattr(value, beside)], " · ".join(getattr(value, slot))))
            for value in others
            if getattr(value, beside) in channels and any(getattr(value, slot)) and not is_blank(value.cell)
        ]
    return []
