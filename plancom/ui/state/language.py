"""Languages: which one this session reads, kept in the address like the cut-off, and the switch to the other.

The usual language needs no word in the address. The switch loads the page anew: the shell around it (`plancom.web.shell`) speaks the same language.
"""

from urllib.parse import urlencode

import htpy as h
import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from plancom.html import Node, html_of
from plancom.language import translation
from plancom.language.translation import LANGUAGES, Language

ASKED = "lang"  # in the address and in the session


def keep_language() -> None:
    """At the start of every run: what the address asks for is the session's language, and stays in the address."""
    if ASKED in st.query_params:
        st.session_state[ASKED] = translation.language_named(st.query_params[ASKED])
    spoken = translation.language_named(st.session_state.get(ASKED))
    if spoken == translation.default_language():
        st.query_params.pop(ASKED, None)
    else:
        st.query_params[ASKED] = spoken
    translation.speak(spoken)


def language_section() -> None:
    """The languages, the one in use, and a link to the same view in each other."""
    spoken = translation.language()
    words: list[Node] = []
    for code, name in LANGUAGES.items():
        if words:
            words.append(" · ")
        if code == spoken:
            words.append(h.span(aria_current="true", lang=code)[name])
        else:
            words.append(h.a(href=f"?{_address(code)}", target="_self", hreflang=code, lang=code)[name])
    st.html(html_of(h.p(".pc-languages")[words]), width="content")


def _address(code: Language) -> str:
    pairs = [(name, value) for name in st.query_params for value in st.query_params.get_all(name) if name != ASKED]
    return urlencode([*pairs, (ASKED, code)])


def _of_this_session() -> Language | None:
    """A fragment runs alone, in a thread of its own: the session knows what the page was drawn in."""
    if get_script_run_ctx(suppress_warning=True) is None:
        return None
    return translation.language_named(st.session_state.get(ASKED))


translation.set_language_source(_of_this_session)
