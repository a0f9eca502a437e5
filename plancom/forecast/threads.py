"""One thread for the linear algebra of small models: several only wait for each other, eight times as long on a busy machine."""

from collections.abc import Callable
from functools import cache, wraps
from typing import ParamSpec, TypeVar

from threadpoolctl import ThreadpoolController

P = ParamSpec("P")
R = TypeVar("R")


def single_threaded(function: Callable[P, R]) -> Callable[P, R]:
    """`function`, whose linear algebra runs in one thread."""

    @wraps(function)
    def wrapped(*arguments: P.args, **named: P.kwargs) -> R:
        with _controller().limit(limits=1, user_api="blas"):
            return function(*arguments, **named)

    return wrapped


@cache
def _controller() -> ThreadpoolController:
    """The libraries that are loaded by now; made once, for looking them up takes as long as a fit."""
    import statsmodels.tsa.exponential_smoothing.ets  # noqa: F401, PLC0415 - so that its libraries are among them

    return ThreadpoolController()
