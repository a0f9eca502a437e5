"""Unused columns: those of a file that say nothing that is counted, nor whose data they are, in a sentence."""

from collections.abc import Iterable, Sequence

from plancom.datasets import DEFINITIONS, Dataset
from plancom.language.phrases import counted, listed
from plancom.language.translation import plural, tr
from plancom.sources.accounts.columns import is_account_column
from plancom.sources.rows.states import is_state

_SHOWN = 12
"""Columns that are named: tools export some sixty."""


def without_accounts_and_states(labels: Iterable[str], dataset: Dataset | None) -> list[str]:
    """The labels less those of columns by which posts are known to be of an account, or rows not to have happened."""
    by_account = dataset is not None and DEFINITIONS[dataset].series_among == "networks"
    return [label for label in labels if not is_state(label) and not (by_account and is_account_column(label))]


def unused_columns(labels: Sequence[str]) -> list[str]:
    """The sentence that names the columns; none where there are none."""
    if not labels:
        return []
    names = [tr("«{label}»", label=label[:40]) for label in labels[:_SHOWN]]
    if len(labels) > _SHOWN:
        names.append(counted(len(labels) - _SHOWN, "columna más", "columnas más"))
    said = plural(len(labels), "No se usó esta columna: {names}.", "No se usaron estas columnas: {names}.")
    return [said.format(names=listed(names))]
