"""Values in addresses: a whole number, a day, a name; whatever somebody writes there comes to one of them, or to none."""

import datetime as dt

LONGEST_NUMBER = 6  # digits; no plan year, version or count has more
LONGEST_NAME = 200


def whole_number(text: object) -> int | None:
    """The number that the text says in at most six digits; None where it says none."""
    said = str(text or "")
    return int(said) if said.isascii() and said.isdigit() and len(said) <= LONGEST_NUMBER else None


def day(text: object) -> dt.date | None:
    """The day that the text says as 2018-09-30; None where it says none."""
    said = str(text or "")
    try:
        return dt.date.fromisoformat(said) if len(said) == len("2018-09-30") else None
    except ValueError:
        return None


def name(text: object) -> str:
    """The text as a name: without control characters, and no longer than a name is."""
    return "".join(one for one in str(text or "")[:LONGEST_NAME] if one.isprintable())
