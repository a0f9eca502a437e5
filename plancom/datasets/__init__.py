"""The five datasets: what each counts, its columns, and the shape in which a file's content travels to the store."""

from plancom.datasets.definitions import DATASETS, DEFINITIONS, Column, Dataset, Definition
from plancom.datasets.observations import Account, Coverage, Observations
from plancom.datasets.problems import Problem, declined
from plancom.datasets.questions import Option, Question, Remembered, Said, Settled

__all__ = [
    "DATASETS",
    "DEFINITIONS",
    "Account",
    "Column",
    "Coverage",
    "Dataset",
    "Definition",
    "Observations",
    "Option",
    "Problem",
    "Question",
    "Remembered",
    "Said",
    "Settled",
    "declined",
]
