"""The five datasets: what each counts, its columns, its words, and the shape in which a file's content travels to the store."""

from plancom.datasets.activities import ACTIVITIES
from plancom.datasets.definition import Column, Dataset, Definition
from plancom.datasets.observations import Account, Coverage, Observations
from plancom.datasets.posts import POSTS
from plancom.datasets.press import PRESS
from plancom.datasets.problems import Fault, Problem
from plancom.datasets.procedures import PROCEDURES
from plancom.datasets.questions import AnsweredQuestion, EarlierAnswer, Option, Question, RememberedAnswer
from plancom.datasets.results import Inquiry, Refusal, Result
from plancom.datasets.visits import VISITS

DEFINITIONS: dict[Dataset, Definition] = {one.id: one for one in (VISITS, POSTS, PRESS, PROCEDURES, ACTIVITIES)}
DATASETS: tuple[Dataset, ...] = tuple(DEFINITIONS)

__all__ = [
    "DATASETS",
    "DEFINITIONS",
    "Account",
    "AnsweredQuestion",
    "Column",
    "Coverage",
    "Dataset",
    "Definition",
    "EarlierAnswer",
    "Fault",
    "Inquiry",
    "Observations",
    "Option",
    "Problem",
    "Question",
    "Refusal",
    "RememberedAnswer",
    "Result",
]
