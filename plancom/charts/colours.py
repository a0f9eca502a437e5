"""Colour arithmetic: contrast as WCAG defines it, mixtures, and a tone made readable on its background."""

import colorsys
from collections.abc import Sequence
from functools import lru_cache

RGB = tuple[int, int, int]
_STEPS = 50
_CALM = 0.65  # the most saturation of what is lightened: more of it glares on a dark page


def rgb(colour: str) -> RGB:
    """The red, green and blue of «#0B5C8A» (0–255)."""
    digits = colour.removeprefix("#")
    return int(digits[:2], 16), int(digits[2:4], 16), int(digits[4:6], 16)


def mix(colour: str, other: str, share: float) -> str:
    """`colour` with `share` (0–1) of `other` mixed in."""
    parts = (round(a + (b - a) * share) for a, b in zip(rgb(colour), rgb(other), strict=True))
    return "#" + "".join(f"{part:02x}" for part in parts)


def see_through(colour: str, opacity: float) -> str:
    """`colour` as rgba() with this opacity."""
    red, green, blue = rgb(colour)
    return f"rgba({red},{green},{blue},{opacity:g})"


def steps(tones: Sequence[str]) -> list[list[float | str]]:
    """A colour scale that does not flow: each tone from where the one before ends."""
    return [[(i + end) / len(tones), tone] for i, tone in enumerate(tones) for end in (0, 1)]


def luminance(colour: str) -> float:
    """Relative luminance, https://www.w3.org/TR/WCAG21/#dfn-relative-luminance."""
    linear = [
        part / 255 / 12.92 if part / 255 <= 0.04045 else ((part / 255 + 0.055) / 1.055) ** 2.4  # noqa: PLR2004 - sRGB's own constant
        for part in rgb(colour)
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(colour: str, other: str) -> float:
    """Contrast ratio from 1 to 21, https://www.w3.org/TR/WCAG21/#dfn-contrast-ratio."""
    light, dark = sorted((luminance(colour), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@lru_cache(maxsize=256)
def readable(colour: str, background: str, ratio: float = 4.5) -> str:
    """`colour`, moved towards white or black no further than it needs to reach `ratio` on `background`."""
    ends = ("#ffffff", "#000000")
    end = max(ends, key=lambda one: contrast(one, background))
    for step in range(_STEPS + 1):
        candidate = mix(colour, end, step / _STEPS)
        if contrast(candidate, background) >= ratio:
            return candidate
    return end


@lru_cache(maxsize=64)
def lightened(colour: str, background: str, ratio: float) -> str:
    """`colour`, lighter by no more than it needs to reach `ratio` on a dark `background`, of its own hue: white would make it grey."""
    hue, light, saturation = colorsys.rgb_to_hls(*(part / 255 for part in rgb(colour)))
    for step in range(_STEPS + 1):
        parts = colorsys.hls_to_rgb(hue, light + (1 - light) * step / _STEPS, min(saturation, _CALM))
        candidate = "#" + "".join(f"{round(part * 255):02x}" for part in parts)
        if contrast(candidate, background) >= ratio:
            return candidate
    return "#ffffff"
