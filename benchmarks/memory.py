"""Watches how much memory a program and all the processes it started take together, by reading /proc."""

import os
import threading
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

EVERY = 0.2
"""Seconds between two looks: each look at a process of a gigabyte costs some hundredths of one."""


@dataclass
class Peak:
    """The most memory seen so far, in bytes: resident, what is shared counted once (PSS)."""

    total: int = 0


def family(root: int) -> list[int]:
    """The process `root` and all below it."""
    children: defaultdict[int, list[int]] = defaultdict(list)
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            try:
                stat = (folder / "stat").read_text()
            except OSError:
                continue
            children[int(stat.rsplit(")", 1)[1].split()[1])].append(int(folder.name))
    found, waiting = [], [root]
    while waiting:
        one = waiting.pop()
        found.append(one)
        waiting.extend(children[one])
    return found


def proportional(process: int) -> int:
    """The process's own share of memory in bytes; 0 where it is gone."""
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:")), 0)


def processor_seconds(process: int) -> float:
    """Seconds of processor time that a process has used; 0 where it is gone."""
    try:
        parts = Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()
    except OSError:
        return 0.0
    return (int(parts[11]) + int(parts[12])) / os.sysconf("SC_CLK_TCK")


@contextmanager
def memory_peak() -> Iterator[Peak]:
    """The peak of this process and all its children while the block runs."""
    peak, done = Peak(), threading.Event()

    def look() -> None:
        peak.total = max(peak.total, sum(map(proportional, family(os.getpid()))))

    def watch() -> None:
        while not done.wait(EVERY):
            look()

    thread = threading.Thread(target=watch, daemon=True)
    thread.start()
    try:
        yield peak
    finally:
        done.set()
        thread.join()
        look()  # what ends within one look


def highest(process: int) -> int:
    """The most resident memory of a process so far, in bytes; 0 where it is gone. What `wait4` says counts its parent's before it began."""
    try:
        lines = Path(f"/proc/{process}/status").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("VmHWM:")), 0)


def resident(process: int) -> int:
    """The process's resident memory in bytes."""
    lines = Path(f"/proc/{process}/status").read_text().splitlines()
    return next(int(line.split()[1]) * 1024 for line in lines if line.startswith("VmRSS:"))
