"""A small plan with the goals that a test is about: two networks, an outlet, three tasks, and the indicators that it is given."""

import tomllib
from pathlib import Path

from plancom.plan import Plan, load

HEAD = """
id = "oficina"
name = "Plan de la oficina"
institution = "Oficina de prueba"
short_institution = "Oficina"
source = "Plan, 2018"
start = {start}
years = 3
objective = "Que se entienda."
procedure_words = ["trámite"]
channels = ["electrónico", "presencial", "telefónico"]
electronic_channels = ["electrónico"]

[[networks]]
id = "facebook"
name = "Facebook"

[[networks]]
id = "instagram"
name = "Instagram"

[[outlets]]
id = "el-universal"
name = "El Universal"

[[strategies]]
id = "una"
name = "Una"
objective = "Una sola."

[[strategies.lines]]
name = "Línea"

[[strategies.lines.tasks]]
id = "portal"
name = "Portal nuevo"
quote = "Un portal nuevo."
year = 2

[[strategies.lines.tasks]]
id = "video"
name = "Video"
quote = "Un video."
"""

INDICATOR = """
[[indicators]]
id = "{id}"
name = "{name}"
short = "{name}"
unit = "{unit}"
noun = ["{one}", "{many}"]
quote = "Lo que dice el plan."
strategies = ["una"]
"""


def indicator(
    settings: str, *, key: str = "goal", name: str = "Notas", unit: str = "notas por año", noun=("nota", "notas")
) -> str:
    """The text of one indicator: what every one needs, and its own `settings`."""
    return INDICATOR.format(id=key, name=name, unit=unit, one=noun[0], many=noun[1]) + settings


def plan_text(*indicators: str, start: str = "2018-01-01") -> str:
    text = HEAD.format(start=start) + "".join(indicators)
    tomllib.loads(text)
    return text


def plan_file(folder: Path, *indicators: str, start: str = "2018-01-01") -> Path:
    path = folder / "plan.toml"
    path.write_text(plan_text(*indicators, start=start), encoding="utf-8")
    return path


def plan_of(folder: Path, *indicators: str, start: str = "2018-01-01") -> Plan:
    return load(plan_file(folder, *indicators, start=start))
