"""The five datasets: what each counts, its columns, and the shape in which a file's content travels to the store."""

from plancom.datasets.definitions import DATASETS, DEFINITIONS, Column, Dataset, Definition
from plancom.datasets.observations import Account, Coverage, Observations
from plancom.datasets.problems import Fault, Problem
from plancom.datasets.questions import Option, Question
from plancom.datasets.results import Inquiry, Refusal, Result

__all__ = [
    "DATASETS",
    "DEFINITIONS",
    "Account",
    "Column",
    "Coverage",
    "Dataset",
    "Definition",
    "Fault",
    "Inquiry",
    "Observations",
    "Option",
    "Problem",
    "Question",
    "Refusal",
    "Result",
]
