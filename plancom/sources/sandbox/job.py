"""A reading under way in another process: it can be waited for a while, and stopped; however it ends, it says something."""

import logging
from collections.abc import Callable, Sequence
from concurrent.futures import CancelledError, Future, wait
from concurrent.futures import TimeoutError as Timeout
from typing import Generic, TypeVar

from pebble import ProcessExpired

from plancom import sources
from plancom.datasets import Fault, Refusal
from plancom.datasets.problems.files import Crashed, ReadingCancelled, TooBigToOpen, TooSlow
from plancom.sources.sandbox.transfer import ContentFile, Delivery

T = TypeVar("T")
_log = logging.getLogger(__name__)


class ReadingJob(Generic[T]):
    """What another process is doing with a file."""

    def __init__(self, future: "Future[Delivery[T]]", files: Sequence[ContentFile] = ()) -> None:
        self._future = future
        self._files = files
        for file in files:
            future.add_done_callback(file.remove)
        self._cancelled = False

    def wait(self, seconds: float) -> bool:
        """Whether it has ended, after so many seconds at most."""
        return bool(wait([self._future], seconds).done)

    def cancel(self) -> None:
        """Ends the process that does it, or keeps it from beginning; nothing where it has ended."""
        self._cancelled = True
        self._future.cancel()

    def when_done(self, use: Callable[[Delivery[T]], None]) -> None:
        """Has `use` called with what arrives, if anything does."""

        def ended(future: "Future[Delivery[T]]") -> None:
            if not future.cancelled() and future.exception() is None:
                use(future.result())

        self._future.add_done_callback(ended)

    def result(self) -> T | Refusal:
        """What the function returned, or the problem that it came to; waits for it."""
        found = self._outcome()
        for file in self._files:
            file.remove()  # whoever waits is told before the callbacks are called
        return found

    def _outcome(self) -> T | Refusal:
        try:
            return self._future.result().opened()
        except Timeout:
            _log.warning("a file took too long")
            return _given_up(TooSlow())
        except MemoryError:
            return _given_up(TooBigToOpen())
        except (ProcessExpired, CancelledError, OSError):
            if self._cancelled:
                return _given_up(ReadingCancelled())
            _log.warning("a file ended the process that read it", exc_info=True)
            return _given_up(Crashed())


def _given_up(fault: Fault) -> Refusal:
    return Refusal("", sources.UNREADABLE, (fault.at(),))
