"""Reads thousands of tables whose words say what their figures are, and says which were miscounted in silence.

Run from the project's folder: python -m benchmarks.meaning [--tables N] [--seed S] [--only KIND] [--show VERDICT] [--number N]

Each table is drawn from benchmarks/meaning/words.toml with its truth. Exit status 1: some table was miscounted in silence, or more than a tenth
of those in which all is clear were asked about or refused.
"""

import argparse
import multiprocessing
import sys
import time
from functools import partial

from benchmarks.machine import machine
from benchmarks.meaning import report
from benchmarks.meaning.judge import JudgedCase, judge
from benchmarks.meaning.tables import case, kind_of
from benchmarks.office_files import the_plan
from plancom.plan import Plan

SEED = 20180101
TABLES = 5_000
PROCESSES = 2
_AT_ONCE = 20


def judge_number(number: int, seed: int, plan: Plan) -> JudgedCase:
    """The table with that number, judged."""
    return judge(case(number, seed), plan)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--tables", type=int, default=TABLES)
    options.add_argument("--seed", type=int, default=SEED)
    options.add_argument("--only", default="", help="part of a kind's name: «register», «posts · months across»")
    options.add_argument(
        "--show",
        default="silent",
        help="which verdict is shown one by one: silent, needless, told, acceptable or right",
    )
    options.add_argument("--most", type=int, default=20, help="how many of them")
    options.add_argument("--number", type=int, help="one table alone, as the lists name it")
    chosen = options.parse_args()
    if chosen.number is not None:
        print(*report.case_lines(judge_number(chosen.number, chosen.seed, the_plan())), sep="\n")
        return
    numbers = [number for number in range(chosen.tables) if chosen.only in kind_of(number)]
    print(machine(), f"· {len(numbers)} tables, seed {chosen.seed}")
    start = time.perf_counter()
    with multiprocessing.Pool(PROCESSES) as pool:
        found = list(pool.imap(partial(judge_number, seed=chosen.seed, plan=the_plan()), numbers, _AT_ONCE))
    print(*report.summary(found), sep="\n")
    print(f"{len(found)} tables in {time.perf_counter() - start:.0f} s")
    print()
    print(*report.one_by_one(found, chosen.show.upper(), chosen.most), sep="\n")
    silent = sum(one_.verdict == "SILENT" for one_ in found)
    sys.exit(silent > 0 or report.needless_share(found) > report.MOST_NEEDLESS)


if __name__ == "__main__":
    main()
