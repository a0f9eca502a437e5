"""A reading under way in another process: it can be waited for a while, and stopped; however it ends, it says something."""

import logging
from collections.abc import Callable, Sequence
from concurrent.futures import CancelledError, Future, wait
from concurrent.futures import TimeoutError as Timeout
from typing import Generic, TypeVar

from pebble import ProcessExpired

from plancom import sources
from plancom.datasets import Problem, Refusal
from plancom.language.translation import later, tr
from plancom.sources.sandbox.transfer import Delivery, Loan

T = TypeVar("T")
_log = logging.getLogger(__name__)
_MEND = later(
    "Copie solo la tabla en un libro nuevo (o en la plantilla) y suba ese archivo. Los datos quedaron como estaban."
)

_AGAIN = later("Léalo de nuevo cuando quiera; los datos quedaron como estaban.")


class Reading(Generic[T]):
    """What another process is doing with a file."""

    def __init__(self, future: "Future[Delivery[T]]", loans: Sequence[Loan] = ()) -> None:
        self._future = future
        self._loans = loans
        for loan in loans:
            future.add_done_callback(loan.returned)
        self._cancelled = False

    def wait(self, seconds: float) -> bool:
        """Whether it has ended, after so many seconds at most."""
        return bool(wait([self._future], seconds).done)

    def cancel(self) -> None:
        """Ends the process that does it, or keeps it from beginning; nothing where it has ended."""
        self._cancelled = True
        self._future.cancel()

    def once_there(self, use: Callable[[Delivery[T]], None]) -> None:
        """Has `use` called with what arrives, if anything does."""

        def ended(future: "Future[Delivery[T]]") -> None:
            if not future.cancelled() and future.exception() is None:
                use(future.result())

        self._future.add_done_callback(ended)

    def said(self) -> T | Refusal:
        """What the function returned, or the problem that it came to; waits for it."""
        found = self._said()
        for loan in self._loans:
            loan.returned()  # whoever waits is told before the callbacks are called
        return found

    def _said(self) -> T | Refusal:
        try:
            return self._future.result().opened()
        except Timeout:
            _log.warning("a file took too long")
            return _given_up("too_slow", tr("El archivo tarda demasiado en abrirse y se dejó de leer."))
        except MemoryError:
            return _given_up("too_big", tr("El archivo necesita más memoria de la que se le permite."))
        except (ProcessExpired, CancelledError, OSError):
            if self._cancelled:
                return _given_up("cancelled", tr("Se canceló la lectura de este archivo."), _AGAIN)
            _log.warning("a file ended the process that read it", exc_info=True)
            return _given_up(
                "crashed", tr("El archivo hace fallar al programa que lo abre: está dañado, o hecho para que falle.")
            )


def _given_up(code: str, message: str, fix: str = _MEND) -> Refusal:
    return Refusal("", sources.UNREADABLE, (Problem(code, message, tr(fix)),))
