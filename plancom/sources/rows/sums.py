"""Sums under names: rows that add up the others of their period, which nothing but their figures tells from one more network, procedure or channel."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from plancom.language.phrases import listed
from plancom.language.text import fold
from plancom.language.translation import plural, tr
from plancom.sources.cells.numbers import shown
from plancom.sources.quantities.aggregates import joins, may_be_sum, sums_the_others
from plancom.sources.rows.rows import Rows

_NAMED = 4


@dataclass(frozen=True)
class Names:
    """The `column` of names, the `figure` that they have, and the columns `within` whose rows of one period they would add up; `known` are
    the names that nobody takes for a sum, and where names are `strange` any other may be one, that adds up in several periods.
    """

    column: str
    figure: str
    within: Sequence[str]
    known: Callable[[str], bool]
    strange: bool = True


def leave_out_sums(rows: Rows, names: Names) -> None:
    """Takes out, in place, the rows that sum the others of their period, and says so."""
    frame = rows.frame
    codes, distinct = pd.factorize(frame[names.column])
    others = {fold(name) for name in distinct}
    named = {code for code, name in enumerate(distinct) if may_be_sum(name) or joins(name, others)}
    odd = [code for code, name in enumerate(distinct) if code in named or (names.strange and not names.known(name))]
    if not odd:
        return
    counted = (~frame["lost"] & frame[names.figure].notna()).to_numpy()
    amounts = frame[names.figure].fillna(0).to_numpy(dtype=np.int64)
    groups = [_Group(codes[places], amounts[places]) for places in _periods(frame, counted, names)]
    out = [code for code in odd if _is_sum(code, groups, named=code in named)]
    if out:
        rows.notes.append(_told([distinct[code] for code in out]))
        rows.frame = pd.DataFrame(frame[~np.isin(codes, out)]).reset_index(drop=True)


@dataclass(frozen=True)
class _Group:
    """The rows of one period that could be added up, in their order: the `codes` of their names, and their `amounts`."""

    codes: npt.NDArray[np.int64]
    amounts: npt.NDArray[np.int64]

    def stated(self, code: int) -> int:
        """What a name has."""
        return int(self.amounts[self.codes == code].sum())

    def others(self, code: int) -> list[int]:
        """What all others have."""
        return [int(amount) for amount in self.amounts[self.codes != code]]

    def above(self, code: int) -> list[int]:
        """What those next above the name have, as far up as they add up to it; all others where they never do."""
        place = int(np.flatnonzero(self.codes == code)[0])
        upwards = np.cumsum(self.amounts[:place][::-1])
        found = np.flatnonzero(upwards == self.amounts[place])
        return (
            [int(amount) for amount in self.amounts[place - found[0] - 1 : place]] if len(found) else self.others(code)
        )


def _periods(frame: pd.DataFrame, counted: npt.NDArray[np.bool_], names: Names) -> Iterator[npt.NDArray[np.int64]]:
    """The places of the rows of each period that could be added up."""
    keys = [frame["sheet"], frame["day"], *(frame[name].map(fold) for name in names.within)]
    for places in frame.groupby(keys, dropna=False, sort=False).indices.values():
        yield np.asarray(places)[counted[places]]


def _is_sum(code: int, groups: Sequence[_Group], *, named: bool) -> bool:
    own = [group for group in groups if code in group.codes]
    stated = [group.stated(code) for group in own]
    if sums_the_others(stated, [group.others(code) for group in own], named=named):
        return True
    return named and sums_the_others(stated, [group.above(code) for group in own], named=True)


def _told(names: Sequence[str]) -> str:
    named = listed(dict.fromkeys(tr("«{name}»", name=shown(name)) for name in names[:_NAMED]))
    return plural(
        len(names),
        "No se contó {list}: es la suma de las otras filas.",
        "No se contaron {list}: son la suma de las otras filas.",
    ).format(list=named)
