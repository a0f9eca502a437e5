"""The names by which documents and programs know the language that they are written in."""

from plancom.language.translation import Language, language

_PAGES: dict[Language, str] = {"es": "es-CO", "en": "en"}
_OFFICE: dict[Language, str] = {"es": "es-CO", "en": "en-GB"}
_SPREADSHEETS: dict[Language, str] = {"es": "[$-240A]", "en": "[$-809]"}


def page_tag() -> str:
    """The `lang` of a web page."""
    return _PAGES[language()]


def office_tag() -> str:
    """The language with its country, by which an Office chooses its dictionary and a PDF its voice."""
    return _OFFICE[language()]


def number_locale() -> str:
    """What stands before a number format so that months and separators are those of the language: LibreOffice follows it."""
    return _SPREADSHEETS[language()]
