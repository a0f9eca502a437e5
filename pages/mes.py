"""El mes: what of it is there and what is missing, the files that come in, what they ask, what is odd, and its closing."""

import streamlit as st

from plancom.access import acts
from plancom.language.translation import tr
from plancom.ui.elements.messages import template_buttons
from plancom.ui.files.file_card import cards_sections
from plancom.ui.files.files_at_hand import drop_zone, files_at_hand
from plancom.ui.files.mapping.profile_list import profiles_section
from plancom.ui.files.reading_jobs import read_files
from plancom.ui.month.closing import closing_section
from plancom.ui.month.databases import connections_section
from plancom.ui.month.month_picker import follow_new_files, pick_month
from plancom.ui.month.month_status import month_status
from plancom.ui.month.review import month_section
from plancom.ui.month.strip import strip_section
from plancom.ui.month.upload import RESULTS, confirm_section, results_section, saving_section
from plancom.ui.state import cache
from plancom.ui.state.actor import may
from plancom.ui.state.pickers import current_view

office = cache.office()
view = current_view(office)
month = month_status(office, view, pick_month(office, view))

strip_section(office, month)
results_section(month)
drop_zone("month", clears=(RESULTS,))
saving_section()
files = files_at_hand()
taken = read_files(office, files) if files else []
if taken:
    follow_new_files(taken)
    cards_sections(office, taken, lambda: confirm_section(office, taken))
if not month.is_ahead:
    month_section(office, month)
    closing_section(office, month, len(files))
if may(acts.IMPORT):
    st.header(tr("Otras maneras de traer datos"), anchor="otras")
    with st.expander(tr("Plantillas de Excel"), icon=":material/description:"):
        template_buttons(office, "mes")
    connections_section(office)
    profiles_section(office)
