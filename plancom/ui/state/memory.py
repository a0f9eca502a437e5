"""Memory: results that every session shares, each kept by its key."""

from collections.abc import Callable
from threading import Condition
from typing import ParamSpec, TypeVar

from cachetools import LRUCache, cached
from cachetools.keys import hashkey

P = ParamSpec("P")
R = TypeVar("R")
_memories: list[LRUCache[object, object]] = []


def shared(entries: int, *, key: int = 1) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Keeps the results of a function by its first `key` arguments, which are all that they depend on: the `entries` last asked for.

    What several ask for at once is made once; a failure is not kept. In place of `st.cache_resource`, which takes apart the function's
    signature and looks for what it drew whenever it is asked: twenty times in a run, a seventh of what a page costs that was drawn before.
    """
    memory: LRUCache[object, object] = LRUCache(entries)
    _memories.append(memory)
    return cached(memory, key=lambda *given: hashkey(*given[:key]), condition=Condition())


def forget() -> None:
    """Empties them all."""
    for memory in _memories:
        memory.clear()
