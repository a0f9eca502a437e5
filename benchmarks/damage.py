"""Damages a small office in every way that the tests know, and says how many of them the check found, and how many a repair took back.

Run from the project's folder: python -m benchmarks.damage
"""

import shutil
import sys
import tempfile
import time
from pathlib import Path

from sqlalchemy import Engine

from plancom.services import checking
from plancom.services.checking import Checkup
from tests import damages
from tests.builders import NOW, cartagena
from tests.engines import writable_engine

EVERY = {**damages.IN_ROWS, **damages.ON_SQLITE, **damages.IN_FILE}
PLANS = [cartagena()]


def _engine(path: Path) -> Engine:
    return writable_engine(f"sqlite:///{path.as_posix()}")


def _damaged_copy(office: Path, folder: Path, name: str) -> Path:
    """A copy of the office with one damage."""
    path = folder / "plancom.db"
    folder.mkdir()
    shutil.copy(office, path)
    _, do = EVERY[name]
    if name in damages.IN_FILE:
        damages.IN_FILE[name][1](path)
        return path
    engine = _engine(path)
    with engine.connect() as connection:
        driver = connection.connection.driver_connection
        connection.rollback()
        driver.execute("PRAGMA foreign_keys=OFF")  # type: ignore[union-attr]
        do(connection)  # type: ignore[arg-type]
        connection.commit()
    engine.dispose()
    return path


def _is_mended(engine: Engine, found: Checkup) -> bool:
    """Whether nothing is found any more after a repair of what it says it mends."""
    return bool(found.mended) and not found.left and not checking.repair(engine, PLANS, found, NOW).still


def main() -> int:
    """A line for each kind of damage that was missed, and how many there were."""
    found_of: list[str] = []
    mended_of: list[str] = []
    slowest = 0.0
    with tempfile.TemporaryDirectory(prefix="plancom-damage-") as place:
        office = damages.filled_file(Path(place))
        for number, (name, (code, _)) in enumerate(EVERY.items()):
            engine = _engine(_damaged_copy(office, Path(place) / str(number), name))
            began = time.perf_counter()
            found = checking.check(engine, PLANS)
            slowest = max(slowest, time.perf_counter() - began)
            if code in {one.code for one in found.found}:
                found_of.append(name)
                mended_of += [name] if _is_mended(engine, found) else []
            else:
                sys.stdout.write(f"missed: {name} ({code})\n")
            engine.dispose()
            shutil.rmtree(Path(place) / str(number))
    sys.stdout.write(
        f"{len(EVERY)} kinds of damage, {len(found_of)} found, {len(mended_of)} taken back whole by a repair\n"
    )
    sys.stdout.write(f"{len({code for code, _ in EVERY.values()})} codes; the slowest check {slowest:.2f} s\n")
    return 0 if len(found_of) == len(EVERY) else 1


if __name__ == "__main__":
    sys.exit(main())
