"""The most memory that a program of its own takes, its reading processes among it, while a file is imported, imported again, and read anew.

Run from the project's folder: python -m benchmarks.import_memory FILE. Prints the three peaks in MB.
"""

import sys
import tempfile
from pathlib import Path

from benchmarks.memory import memory_peak
from benchmarks.office_files import import_file, new_database, the_plan
from plancom.sources.sandbox import cache, pool

MB = 1024**2


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        engine, plan = new_database(Path(folder) / "memory.db"), the_plan()
        for anew in (True, False, True):
            if anew:
                cache.forget()
            with memory_peak() as peak:
                import_file(engine, Path(sys.argv[1]), plan)
            print(round(peak.total / MB), flush=True)
        engine.dispose()
    pool.stop()


if __name__ == "__main__":
    main()
