"""A file that was dropped and is not saved yet lies on the disk for as long as somebody holds it."""

import gc
import hashlib
from pathlib import Path

from plancom.services import importing

CONTENT = b"fecha,visitas\n2018-01-01,5\n"


def test_a_waiting_file_is_on_the_disk_for_its_owner_alone_and_reads_as_it_came():
    file = importing.waiting_file("C:\\visitas.csv", CONTENT)
    assert isinstance(file.place, Path)
    assert file.place.parent.stat().st_mode & 0o077 == 0
    assert (file.name, file.content, file.size) == ("visitas.csv", CONTENT, len(CONTENT))
    assert file.sha256 == hashlib.sha256(CONTENT).hexdigest()


def test_it_leaves_the_disk_with_the_last_who_holds_it():
    file = importing.waiting_file("visitas.csv", CONTENT)
    place, held = file.place, [file]
    del file
    gc.collect()
    assert place.exists()
    held.clear()
    gc.collect()
    assert not place.exists()


def test_two_who_drop_the_same_file_have_one_each():
    one, other = importing.waiting_file("a.csv", CONTENT), importing.waiting_file("a.csv", CONTENT)
    assert one.place != other.place
    del one
    gc.collect()
    assert other.content == CONTENT


def test_where_the_disk_takes_nothing_it_stays_in_memory(monkeypatch, tmp_path):
    class Full:
        name = str(tmp_path / "none")

    monkeypatch.setattr(importing, "_waiting", [Full()])
    file = importing.waiting_file("visitas.csv", CONTENT)
    assert file.place == CONTENT
    assert file.content == CONTENT
