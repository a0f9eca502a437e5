"""A plotly figure made larger in proportion: every size in pixels times one factor, so that it reads from the back of a room."""

import re
from typing import Any

PIXELS = frozenset({
    "size", "width", "l", "r", "t", "b", "xshift", "yshift", "borderpad", "linewidth", "gridwidth", "zerolinewidth",
    "spikethickness", "hoverdistance", "ticklabelstandoff", "standoff", "pad", "height", "ax", "ay", "arrowwidth",
})  # fmt: skip
_FONT_SIZE = re.compile(r"font-size:\s*([\d.]+)px")
_OF_BARS = frozenset({"bar"})  # whose own `width` is a share of a category


def enlarged(figure: dict[str, Any], factor: float) -> dict[str, Any]:
    """`figure` (data and layout) with every length in pixels times `factor`; positions in the data's units stay."""
    return {
        "data": [_scaled(trace, factor, keep=("width", "offset") if trace.get("type") in _OF_BARS else ()) for trace in figure["data"]],
        "layout": _scaled(figure["layout"], factor, keep=("width", "height")),
    }  # fmt: skip


def _scaled(value: Any, factor: float, keep: tuple[str, ...] = (), name: str = "") -> Any:
    if isinstance(value, dict):
        return {key: item if key in keep else _scaled(item, factor, keep, key) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_scaled(item, factor, (), name) for item in value]
    if isinstance(value, str):
        return _FONT_SIZE.sub(lambda found: f"font-size:{float(found[1]) * factor:g}px", value)
    if name in PIXELS and isinstance(value, int | float) and not isinstance(value, bool):
        return value * factor
    return value
