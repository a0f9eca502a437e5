"""What anybody may read: the public page, a card to embed, and the month's summary for an e-mail. No person's name is in any of them."""

from plancom.reports.shared.pages import card_page, public_page
from plancom.reports.shared.summary import summary_html, summary_text

__all__ = ["card_page", "public_page", "summary_html", "summary_text"]
