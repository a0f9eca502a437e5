"""Reads files in a process of their own, with limits: whatever a file does, it does it there.

A legal workbook of 6 KB can abort the fastest parsers, and no exception is raised when a process is gone
(docs/adr/0004-guarded-reading.md). Here that is a sentence for the file's owner, and nothing for anybody else.
"""

import atexit
import datetime as dt
import logging
import multiprocessing
import tempfile
import threading
from collections.abc import Callable, Mapping
from concurrent.futures import Future
from functools import partial
from multiprocessing import spawn
from pathlib import Path
from typing import Any, TypeVar, cast

from pebble import ProcessPool

from plancom import sources
from plancom.datasets import Account, Dataset, Refusal, RememberedAnswer, Result
from plancom.language.numbers import number
from plancom.language.translation import Language, language, speaking
from plancom.plan import Plan
from plancom.sources.mapping import sketch as sketches
from plancom.sources.sandbox import cache
from plancom.sources.sandbox.allocator import frugal, released_soon
from plancom.sources.sandbox.job import ReadingJob
from plancom.sources.sandbox.transfer import LARGE, ContentFile, Delivery, Envelope, content_file, travel_by
from plancom.sources.tables import mappings

MEMORY_BYTES = 4 * 1024**3
"""Address space of a reading process: libraries take about 1 GiB of it, a file of the largest size allowed about 2."""
SECONDS = 180
"""How long one file may take: the largest allowed takes about 60 s on two slow cores."""
SEVERAL = 2
"""Processes of a server: one slow file does not keep another user waiting. A command reads its files one after another, in one."""
FILES_EACH = 50  # files after which a process gives way to a fresh one, and its memory goes back
IDLE_SECONDS = 300.0
"""How long the processes wait for another file before they end: together they hold as much memory as the server."""

T = TypeVar("T")
_log = logging.getLogger(__name__)
_lock = threading.Lock()
_pool: ProcessPool | None = None
_folder: "tempfile.TemporaryDirectory[str] | None" = None
_processes = 1
_under_way = 0
_rest: threading.Timer | None = None


def read(name: str, content: bytes, plan: Plan, today: dt.date, **options: Any) -> Result:
    """What `plancom.sources.read` says, from another process; the options are those of `begin`."""
    return begin(name, content, plan, today, **options).result()


def begin(
    name: str,
    content: bytes,
    plan: Plan,
    today: dt.date,
    *,
    kind: Dataset | None = None,
    first: dt.date | None = None,
    last: dt.date | None = None,
    answers: Mapping[str, str] | None = None,
    mapping: mappings.Mapping | None = None,
    profiles: tuple[mappings.Profile, ...] = (),
    accounts: tuple[Account, ...] = (),
    remembered: tuple[RememberedAnswer, ...] = (),
    remembered_as: cache.Key | None = None,
) -> ReadingJob[Result]:
    """`plancom.sources.read` in another process; a crash, a hang or too much memory is a problem like any other.

    What was read before under the key `remembered_as` is not read again, and this reading is remembered under it.
    """
    if remembered_as and (known := cache.recalled(remembered_as)):
        ended: Future[Delivery[Result]] = Future()
        ended.set_result(known)
        return ReadingJob(ended)
    reading = begun(
        sources.read,
        name,
        content,
        plan,
        today,
        kind=kind,
        first=first,
        last=last,
        answers=answers,
        mapping=mapping,
        profiles=profiles,
        accounts=accounts,
        remembered=remembered,
    )
    if remembered_as:
        reading.when_done(partial(cache.remember, remembered_as))
    return reading


def sketch(content: bytes) -> sketches.Sketch:
    """What `plancom.sources.mapping.sketch` says, from another process; without sheets where the file brings that process down."""
    found = call(sketches.sketch, content)
    return found if isinstance(found, sketches.Sketch) else sketches.Sketch((), next(iter(found.problems), None))


def call(function: Callable[..., T], *args: object, seconds: float = SECONDS, **kwargs: object) -> T | Refusal:
    """What `function` returns in another process, or the problem that it came to there."""
    return begun(function, *args, seconds=seconds, **kwargs).result()


def begun(function: Callable[..., T], *args: object, seconds: float = SECONDS, **kwargs: object) -> ReadingJob[T]:
    """`function` on its way in another process: it can be waited for a while, and stopped."""
    global _under_way  # noqa: PLW0603 - one pool for the whole program
    handed_over = cast("Callable[..., Delivery[T]]", _handed_over)  # an envelope arrives as a delivery
    folder = _way()
    sent = [content_file(one, folder) if isinstance(one, bytes) and len(one) >= LARGE else one for one in args]
    with _lock:
        future = _running(folder).schedule(handed_over, (language(), function, *sent), kwargs, timeout=seconds)
        _under_way += 1
    future.add_done_callback(_ended)
    return ReadingJob(future, [one for one in sent if isinstance(one, ContentFile)])


def _handed_over(spoken: Language, function: Callable[..., T], *args: object, **kwargs: object) -> "Envelope[T]":
    """What `function` returns, said in the language of who asked, so that this process keeps nothing of it, nor of its file."""
    given = [one.content() if isinstance(one, ContentFile) else one for one in args]
    frugal(max((len(one) for one in given if isinstance(one, bytes)), default=0))
    with speaking(spoken):
        made = Envelope(function(*given, **kwargs))
    released_soon()
    return made


def warm() -> None:
    """Starts the reading processes where they rest: a file is about to come, and will not wait for them."""
    if not is_warm():
        begun(_ready)  # a pool starts its processes when it is first asked for something


def serve_several() -> None:
    """From now on files are read beside each other; asked for before the first one."""
    global _processes  # noqa: PLW0603 - one pool for the whole program
    _processes = SEVERAL


def is_warm() -> bool:
    """Whether the reading processes are there."""
    return _pool is not None and bool(_pool.active)


def _ready() -> None:
    """Nothing: by then this module is loaded, and all that reads files with it."""


def stop() -> None:
    """Ends the reading processes, with everything that they are at, and forgets what they said."""
    global _folder  # noqa: PLW0603 - one pool for the whole program
    _end_processes()
    cache.forget()
    with _lock:
        if _folder is not None:
            _folder.cleanup()
            _folder = None


def _end_processes(*, if_idle: bool = False) -> None:
    global _pool
    with _lock:
        if if_idle and _under_way:
            return
        pool, _pool = _pool, None
    if pool is not None:  # not under the lock: what ends with it calls `_ended`
        pool.stop()  # type: ignore[no-untyped-call]
        pool.join()


def _ended(_future: "Future[Any]") -> None:
    """One thing less is under way; after the last one the processes rest, unless something comes."""
    global _under_way, _rest  # noqa: PLW0603 - one pool for the whole program
    with _lock:
        _under_way -= 1
        if _rest is not None:
            _rest.cancel()
        _rest = threading.Timer(IDLE_SECONDS, _end_processes, kwargs={"if_idle": True})
        _rest.daemon = True
        _rest.start()


def way() -> Path:
    """The folder by which large files and long tables travel."""
    return Path(_way())


def _way() -> str:
    global _folder  # noqa: PLW0603 - one for the whole program
    with _lock:
        if _folder is None:
            _folder = tempfile.TemporaryDirectory(prefix="plancom-", ignore_cleanup_errors=True)
        return _folder.name


def _running(folder: str) -> ProcessPool:
    """The pool, which sends long tables by `folder`; `_lock` is held, so that it does not end before it is asked for something."""
    global _pool  # noqa: PLW0603 - one pool for the whole program
    if _pool is None or not _pool.active:
        # Not forked: a fork of a server with threads copies their locks as they happen to be.
        context = multiprocessing.get_context("spawn")
        spawn.get_preparation_data = _without_main_script
        _pool = ProcessPool(
            _processes,
            max_tasks=FILES_EACH,
            initializer=_prepare,
            initargs=(MEMORY_BYTES, folder),
            context=context,
        )
        # After the pool: what is registered last is called first, and multiprocessing's own end takes away what a process that is
        # still starting looks for.
        atexit.unregister(stop)
        atexit.register(stop)
        frugal()
    return _pool


_preparation_data = spawn.get_preparation_data


def _without_main_script(name: str) -> dict[str, Any]:
    """What a new process learns of this one, but for the path of its main script, which it would run first.

    Streamlit puts the page that it draws in the place of `__main__`: every reading process would draw that page, and would not
    start where it cannot be drawn.
    """
    data = _preparation_data(name)
    data.pop("init_main_from_path", None)
    return data


def _prepare(memory: int, folder: str) -> None:
    """Bounds this process's memory, where the system can; `folder` is the way of long tables back."""
    travel_by(folder)
    frugal()
    number(0)  # loads how the language writes numbers: a tenth of a second, for which the first file would wait
    try:
        import resource  # noqa: PLC0415 - not on Windows
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
