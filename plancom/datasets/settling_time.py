"""How long a tool still changes the figures of a day that is over: until then they are provisional."""

from dataclasses import dataclass

from plancom.language.translation import later, tr


@dataclass(frozen=True, slots=True)
class SettlingTime:
    """After how many days a source's figures stand, and why."""

    days: int
    why: str

    @property
    def reason(self) -> str:
        """Why, in the language in force."""
        return tr(self.why)


SETTLED: dict[str, SettlingTime] = {
    # Google, «Data freshness» (support.google.com/analytics/answer/11198161): processing takes 24–48 hours.
    "ga4": SettlingTime(2, later("Google Analytics termina de procesar un día hasta 48 horas después")),
    "universal-analytics": SettlingTime(2, later("Google Analytics termina de procesar un día hasta 48 horas después")),
    # Matomo archives a day when it is over (matomo.org/faq/on-premise/how-to-set-up-auto-archiving-of-your-reports).
    "matomo": SettlingTime(1, later("Matomo archiva un día cuando termina")),
    # Meta, Business Help Centre, «About estimated and in-development metrics»: shares and reach of the last days still move.
    "meta-content": SettlingTime(2, later("Meta revisa sus cifras hasta 48 horas después")),
    "x-content": SettlingTime(1, later("X cierra las cifras de un día al día siguiente")),
    "x-daily": SettlingTime(1, later("X cierra las cifras de un día al día siguiente")),
}
"""By source; those that are not here (the office's own sheets) say what they say when they are written."""
AT_ONCE = SettlingTime(0, "")


def settling(source: str) -> SettlingTime:
    """How long the figures of a source may change."""
    return SETTLED.get(source, AT_ONCE)
