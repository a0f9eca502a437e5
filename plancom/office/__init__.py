"""The office at one moment: its plan as decided and all that its database says; and the figures that these come to under a view."""

from plancom.office.figures import Figures
from plancom.office.office import Office, TaskRecords, load

__all__ = ["Figures", "Office", "TaskRecords", "load"]
