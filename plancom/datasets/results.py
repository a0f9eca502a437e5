"""Result: what the reading of a file comes to: its observations, an inquiry that comes before them, or a refusal."""

from dataclasses import dataclass

from plancom.datasets.observations import Account, Observations
from plancom.datasets.problems import Problem, rows_rejected
from plancom.datasets.questions import AnsweredQuestion, Question


@dataclass(frozen=True)
class _WithoutRows:
    """What is known of a file from which no row was taken; its fields mean what those of `Observations` do."""

    source: str
    title: str
    problems: tuple[Problem, ...] = ()
    questions: tuple[Question, ...] = ()
    notes: tuple[str, ...] = ()
    rows_read: int = 0
    rejected: int | None = None
    accounts: tuple[Account, ...] = ()
    settled: tuple[AnsweredQuestion, ...] = ()

    @property
    def rows_rejected(self) -> int:
        """How many of the file's rows were rejected, those of problems that are not listed among them."""
        return rows_rejected(self.problems) if self.rejected is None else self.rejected


@dataclass(frozen=True)
class Inquiry(_WithoutRows):
    """A file of which nothing counts before its owner has answered: of its `questions` at least one is blocking, and its
    `problems` say why they are asked.
    """


@dataclass(frozen=True)
class Refusal(_WithoutRows):
    """A file, or a database's answer, of which nothing counts: `problems` say why, where there is more to say than that it
    holds nothing.

    No question stands before it; an answer to one that does not block may still make another reading of it. `mappable` is a
    table that nobody recognised: a person can say how it is read.
    """

    mappable: bool = False


Result = Observations | Inquiry | Refusal
