"""Whose data a file or an import brings, in a line: «Página: Concejo de Cartagena»."""

from collections.abc import Sequence

import streamlit as st

from plancom.datasets import Account
from plancom.language.phrases import listed
from plancom.language.translation import tr
from plancom.office import Office
from plancom.ui.elements.sections import plain
from plancom.ui.state.series_names import series_name

SHOWN = 6


def accounts_section(office: Office, accounts: Sequence[Account]) -> None:
    """A line for each network, or for the web site, with the names as the file writes them."""
    for line in accounts_lines(office, accounts):
        st.markdown(plain(line))


def accounts_lines(office: Office, accounts: Sequence[Account]) -> list[str]:
    """The lines as text."""
    series = list(dict.fromkeys(one.series for one in accounts))
    return [
        _line(office, name, [one for one in accounts if one.series == name], alone=len(series) == 1) for name in series
    ]


def _line(office: Office, series: str, accounts: Sequence[Account], *, alone: bool) -> str:
    names = [one.name for one in accounts[:SHOWN]]
    if len(accounts) > SHOWN:
        names.append(tr("{count} más", count=len(accounts) - SHOWN))
    said = listed(names)
    if not series:
        return tr("Propiedad: {names}", names=said)
    if series == "facebook":
        return tr("Página: {names}", names=said) if alone else tr("Página de Facebook: {names}", names=said)
    if alone:
        return tr("Cuenta: {names}", names=said)
    return tr("Cuenta de {network}: {names}", network=series_name(office, series), names=said)
