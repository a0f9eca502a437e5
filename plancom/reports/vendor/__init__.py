"""Other people's work that reports carry inside: fonts (SIL OFL 1.1) and reveal.js (MIT), each with its licence beside it."""

from pathlib import Path

FOLDER = Path(__file__).parent
FAMILY = "Source Sans 3"
FONT_FOLDER = FOLDER / "fonts"
FONTS = (FONT_FOLDER / "SourceSans3-Regular.ttf", FONT_FOLDER / "SourceSans3-Semibold.ttf")
WEB_FONTS = {400: FONT_FOLDER / "SourceSans3-Regular.ttf.woff2", 600: FONT_FOLDER / "SourceSans3-Semibold.ttf.woff2"}
EMOJI = FONT_FOLDER / "NotoEmoji-Regular.ttf"
REVEAL = FOLDER / "reveal"
