"""What of a page is still Spanish when it is asked for in English."""

import csv
import re
import tomllib
from functools import cache

from app_process import ROOT
from playwright.sync_api import Page

from plancom.language.translation import catalogue, texts
from plancom.plan.translation import catalogue_path

PLAN_FILE = ROOT / "data" / "plan" / "concejo-cartagena-2018.toml"
WORD = re.compile(r"[^\W\d_]{3,}")
SEEN = """() => {
  const found = [];
  const own = 'style, script, noscript, [data-testid=stIconMaterial], .material-symbols-rounded, [lang=es]';
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode())
    if (node.nodeValue.trim() && !node.parentElement.closest(own)) found.push(node.nodeValue.trim());
  for (const element of document.body.querySelectorAll('*'))
    for (const name of ['aria-label', 'placeholder', 'title', 'alt'])
      if (element.getAttribute(name)?.trim() && !element.closest('[lang=es]')) found.push(element.getAttribute(name).trim());
  return found;
}"""


@cache
def spanish_words() -> frozenset[str]:
    """Words that the Spanish texts of code and plan have, and their English ones never."""
    both = {**texts("en"), **catalogue(catalogue_path(PLAN_FILE, "en"))}
    spanish = {word.casefold() for _, text in both for word in WORD.findall(text)}
    english = {word.casefold() for forms in both.values() for form in forms for word in WORD.findall(form)}
    return frozenset(spanish - english)


@cache
def allowed_spanish() -> list[str]:
    """What stays as it is: the plan's quotes and names, and what the sample files say; the longest first."""
    translated = {text for _, text in catalogue(catalogue_path(PLAN_FILE, "en"))}
    found: set[str] = set()

    def gather(key: str, value: object) -> None:
        if isinstance(value, str) and (key == "quote" or value not in translated):
            found.add(value)
        for inner_key, inner in value.items() if isinstance(value, dict) else ():
            gather(inner_key, inner)
        for inner in value if isinstance(value, list) else ():
            gather(key, inner)

    gather("", tomllib.loads(PLAN_FILE.read_text(encoding="utf-8")))
    for path in (ROOT / "data" / "samples").glob("*.csv"):
        found.add(path.name)
        with path.open(encoding="utf-8-sig", newline="") as file:
            for row in csv.reader(file):
                found.update(row)
    return sorted((text for text in found if len(text) > 3), key=len, reverse=True)


def spanish_remnants(page: Page) -> dict[str, list[str]]:
    """Each text of the page with words that only Spanish has."""
    left = {}
    for text in page.evaluate(SEEN):
        rest = text
        for known in allowed_spanish():
            if known in rest:
                rest = rest.replace(known, " ")
        words = sorted({word for word in WORD.findall(rest) if word.casefold() in spanish_words()})
        if words:
            left[text[:120]] = words
    return left
