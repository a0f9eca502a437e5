"""The catalogue of problems: everything that can be said to be wrong with a file, with its code, its sentence and its remedy.

`problem` is what a reader hands on, `fault` what an entry is; the other modules are the entries, by what they are of. What all of
them say is in docs/messages.md, which `python docs/messages.py` writes.
"""

from plancom.datasets.problems.fault import Fault
from plancom.datasets.problems.problem import Problem, rows_rejected

__all__ = ["Fault", "Problem", "rows_rejected"]
