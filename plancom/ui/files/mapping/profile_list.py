"""The profiles that are kept: what each reads, another name for it, and an end that can be undone."""

from functools import partial

import streamlit as st

from plancom import clock
from plancom.access import acts
from plancom.language import dates
from plancom.language.phrases import counted, listed
from plancom.language.translation import tr
from plancom.office import Office
from plancom.services import profiles
from plancom.services.profiles import SavedProfile
from plancom.sources.tables.mappings import mapped
from plancom.store.office import profiles as store
from plancom.store.office.profiles import ProfileError, StoredProfile
from plancom.ui.elements.messages import attempted
from plancom.ui.elements.sections import plain
from plancom.ui.state.actor import offered


@offered(acts.SAVE_PROFILE)
def profiles_section(office: Office) -> None:
    """Every profile by name, and those that were deleted; nothing where there never was one."""
    kept = profiles.saved_profiles(office.engine)
    with office.engine.connect() as connection:
        gone = store.deleted(connection)
    if not kept and not gone:
        return
    title = tr("Perfiles guardados: {count}", count=counted(len(kept), "perfil", "perfiles"))
    with st.expander(title, icon=":material/bookmarks:", key="profiles"):
        st.markdown(
            tr(
                "Cada perfil recuerda cómo se lee un archivo; el del mes que viene se reconoce solo por sus encabezados."
            )
        )
        for one in kept:
            profile_section(office, one)
        if gone:
            st.markdown(tr("**Borrados**"))
        for stored in gone:
            deleted_section(office, stored)


def profile_section(office: Office, one: SavedProfile) -> None:
    """One profile: what it reads, and what can be done with it."""
    number = one.stored.id
    with st.container(border=True, key=f"profile-{number}"):
        text, rename, delete = st.columns([5, 2, 2], vertical_alignment="center")
        text.markdown(f"**{plain(one.stored.name)}**")
        text.caption(plain(_described(one, office)))
        with rename.popover(tr("Cambiar nombre"), width="stretch", key=f"profile-rename-{number}"):
            name = st.text_input(tr("Nombre"), one.stored.name, max_chars=store.MAX_NAME, key=f"profile-name-{number}")
            if st.button(tr("Guardar el nombre"), type="primary", key=f"profile-named-{number}"):
                _done(partial(store.rename, office.engine, number, name, clock.now()))
        if delete.button(tr("Borrar"), key=f"profile-delete-{number}", icon=":material/delete:", width="stretch"):
            _done(partial(store.delete, office.engine, number, clock.now()))


def deleted_section(office: Office, stored: StoredProfile) -> None:
    """One profile that was deleted, and the way back."""
    text, back = st.columns([7, 2], vertical_alignment="center")
    text.markdown(plain(stored.name))
    if back.button(tr("Recuperar"), key=f"profile-restore-{stored.id}", icon=":material/undo:", width="stretch"):
        _done(partial(store.restore, office.engine, stored.id))


def _described(one: SavedProfile, office: Office) -> str:
    when = dates.moment(clock.local(one.stored.changed_at, office.plan))
    if one.mapping is None:
        return tr("Este perfil no se entiende y no se usa: bórrelo y guárdelo de nuevo. {when}", when=when)
    headers = listed(tr("«{header}»", header=header[:30]) for header in sorted(one.mapping.needed))
    return tr("{what}; busca {headers}. {when}", what=tr(mapped(one.mapping.dataset).name), headers=headers, when=when)


def _done(action: partial[None]) -> None:
    try:
        if attempted(action):
            st.rerun()
    except ProfileError as error:
        st.error(str(error), icon=":material/cancel:")
