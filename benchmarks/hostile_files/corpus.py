"""The corpus: all families, and the seeded sample of it that the tests try."""

import random
from collections import defaultdict
from collections.abc import Iterator

from benchmarks.hostile_files import bombs, contents, mutations
from benchmarks.hostile_files.model import Hostile

SEED = 20180101


def corpus() -> Iterator[Hostile]:
    """Every file, family by family."""
    for module in (contents, mutations, bombs):
        yield from module.files()


def sample(each: int, families: frozenset[str] | None = None) -> list[Hostile]:
    """`each` files of every family, or of those named."""
    found: defaultdict[str, list[Hostile]] = defaultdict(list)
    for one in corpus():
        found[one.family].append(one)
    chance = random.Random(SEED)
    chosen = [name for name in found if families is None or name in families]
    return [one for name in chosen for one in chance.sample(found[name], min(each, len(found[name])))]
