"""Names of series as the plan writes them; of those outside it, as the files do."""

from plancom.office import Office
from plancom.ui.state import cache

OTHER_NETWORKS = {"tiktok": "TikTok", "youtube": "YouTube", "linkedin": "LinkedIn", "whatsapp": "WhatsApp"}


def series_name(office: Office, series: str) -> str:
    """The name of a network or outlet by its id: «X (Twitter)», «RCN Radio»."""
    known = office.plan.institution.network(series) or office.plan.institution.outlet(series)
    if known:
        return known.name
    if series in OTHER_NETWORKS:
        return OTHER_NETWORKS[series]
    table = cache.answer(office, "outlet_names")
    written = table.loc[table["series"] == series, "outlet"]
    return str(written.iloc[0]) if len(written) else series.replace("-", " ").capitalize()
