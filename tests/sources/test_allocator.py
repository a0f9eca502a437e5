"""What this process does with memory that it has freed."""

import ctypes
import subprocess
import sys
from typing import NoReturn

import pytest

from plancom.sources.sandbox import allocator

TWENTY_THREADS = """
import ctypes, re, sys, threading
from pathlib import Path
from plancom.sources.sandbox import allocator

libc = ctypes.CDLL(None)
libc.fopen.restype = ctypes.c_void_p


def arenas() -> int:
    file = ctypes.c_void_p(libc.fopen(sys.argv[2].encode(), b"w"))
    libc.malloc_info(0, file)
    libc.fclose(file)
    return len(re.findall("<heap nr", Path(sys.argv[2]).read_text()))


if sys.argv[1] == "shared":
    allocator.share_arena()
before = arenas()
both = threading.Barrier(20)


def taken() -> None:
    both.wait()
    libc.malloc(10_000)
    both.wait()


threads = [threading.Thread(target=taken) for _ in range(20)]
for one in threads:
    one.start()
for one in threads:
    one.join()
print(arenas() - before)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="glibc's allocator")
@pytest.mark.parametrize(("way", "is_same"), [("shared", True), ("apart", False)])
def test_threads_of_the_server_take_no_further_places_for_memory(tmp_path, way, is_same):
    command = [sys.executable, "-c", TWENTY_THREADS, way, str(tmp_path / "info.xml")]
    told = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
    assert (int(told.stdout) == 0) is is_same, told.stdout


def test_processes_started_by_the_server_do_not_share_one_place(monkeypatch):
    monkeypatch.setenv("MALLOC_ARENA_MAX", "1")
    before = subprocess.run(["env"], capture_output=True, text=True, check=True).stdout
    script = "from plancom.sources.sandbox import allocator; allocator.share_arena(); import subprocess; subprocess.run(['env'])"
    after = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, timeout=60
    ).stdout
    assert "MALLOC_ARENA_MAX=1" in before
    assert "PATH=" in after
    assert "MALLOC_ARENA_MAX" not in after


@pytest.mark.parametrize(("rows", "meanwhile"), [(100_000, 512 * 1024**2), (1_000_000, 128 * 1024)])
def test_memory_of_a_long_table_is_kept_while_it_is_written_only_where_it_comes_to_little(monkeypatch, rows, meanwhile):
    trimmed = []
    monkeypatch.setattr(allocator, "_set", lambda parameter, value: trimmed.append(value) if parameter == -1 else None)
    monkeypatch.setattr(allocator, "released_soon", lambda: trimmed.append("released"))
    with allocator.long_table(rows):
        assert trimmed == [meanwhile]
    assert trimmed == [meanwhile, 128 * 1024, "released"]


def test_nothing_is_asked_of_an_allocator_that_is_not_glibc_s(monkeypatch):
    def no_library(name: object) -> NoReturn:
        raise TypeError(name)  # as on Windows, for a library without a name

    monkeypatch.setattr(ctypes, "CDLL", no_library)
    monkeypatch.setattr(sys, "platform", "win32")
    allocator.share_arena()
    allocator.frugal()
    allocator.released()
