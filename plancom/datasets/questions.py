"""Question: what a file leaves open that only its owner knows, with the answers that there are."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Option:
    """One answer: its `value` for programs, its `label`, and its `effect` on what would be read, both Spanish."""

    value: str
    label: str
    effect: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked about one file.

    `id` is stable («dates», «year», «kind», «parts», «thousands», «name:facebok», «channel:en linea», «accounts:facebook», «account:»). Where it is `blocking`, nothing of the file can be
    read before the answer; else the file is read as its first option says, and a warning stands for the doubt.
    """

    id: str
    text: str
    options: tuple[Option, ...]
    blocking: bool = True
