"""The switch of the public page on «Informes», and the addresses and code to share."""

import htpy as h
import streamlit as st

from plancom import clock
from plancom.access import acts
from plancom.html import html_of
from plancom.language import dates
from plancom.language.translation import tr
from plancom.office import Office
from plancom.plan import Plan
from plancom.store.access.publication import publication, publish
from plancom.ui.elements.messages import attempted
from plancom.ui.elements.sections import plain
from plancom.ui.state.actor import may
from plancom.ui.state.author import author


def sharing_section(office: Office) -> None:
    """Whether anybody may read the figures, and how they are shared while they may."""
    st.header(tr("Página pública"), anchor="pagina-publica")
    with office.engine.connect() as connection:
        now = publication(connection)
    st.markdown(
        tr(
            "Una página con las cifras, el semáforo y la tendencia de cada indicador, sin nombres de personas y sin nada que tocar. Muestra siempre lo de hoy. Está apagada hasta que alguien la encienda."
        )
    )
    on = st.toggle(tr("Publicar la página"), now.is_on, key=f"publicar-{now.since}", disabled=not may(acts.PUBLISH))
    if on and not now.is_on and office.has_samples and not _invented_figures_accepted():
        return
    if on != now.is_on and attempted(lambda: publish(office.engine, on=on, author=author(), now=clock.now())):
        st.rerun()
    if now.since is not None:
        when, who = dates.moment(clock.local(now.since, office.plan)), plain(now.author)
        st.caption(_switched_on(who, when) if now.is_on else _switched_off(who, when))
    if now.is_on:
        _addresses(office.plan)


def _invented_figures_accepted() -> bool:
    """Whether somebody says that sample data may be published."""
    st.warning(
        tr(
            "**Entre las cifras hay datos de ejemplo, inventados.** Cualquiera que abra la página los verá como cifras de la entidad, con una nota que lo dice. Todavía no está publicada."
        ),
        icon="⚠️",
    )
    return st.button(tr("Publicar de todos modos, con cifras inventadas"), key="publicar-ejemplo")


def _switched_on(who: str, when: str) -> str:
    return tr("La encendió {who} el {when}.", who=who, when=when) if who else tr("Se encendió el {when}.", when=when)


def _switched_off(who: str, when: str) -> str:
    return tr("La apagó {who} el {when}.", who=who, when=when) if who else tr("Se apagó el {when}.", when=when)


def _addresses(plan: Plan) -> None:
    st.link_button(tr("Ver la página pública"), "publico", icon=":material/public:")
    with st.expander(tr("Poner la tarjeta de un indicador en otra página")):
        names = {one.id: one.name for one in plan.indicators}
        chosen = st.selectbox(tr("Indicador"), list(names), format_func=names.__getitem__, key="tarjeta")
        base = (st.context.url or "").split("/informes")[0].rstrip("/")
        st.code(embedded(f"{base}/tarjeta/{chosen}", names[chosen]), language="html")
        st.caption(tr("El tablero debe poder abrirse desde donde está esa página: hable con la oficina de sistemas."))


def embedded(address: str, name: str) -> str:
    """The HTML by which another page shows the card at that address."""
    return html_of(h.iframe(src=address, title=name, width="420", height="420", style="border:0"))
