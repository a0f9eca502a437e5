"""What plancom stands on: none of it is known to be weak in the version that is locked, and it can be listed for who must know."""

import json
import re
import subprocess
import sys
import tomllib

import pytest
from app_process import ROOT
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name
from packaging.version import Version

LOCKS = ("requirements.lock", "requirements-dev.lock")


def locked(lock: str) -> dict[str, str]:
    found = re.findall(r"^([A-Za-z0-9._-]+)==([^\s;]+)", (ROOT / lock).read_text("utf-8"), re.MULTILINE)
    return {canonicalize_name(name): version for name, version in found}


@pytest.mark.parametrize("lock", LOCKS)
def test_no_locked_version_is_one_that_an_advisory_names(lock):
    advisories = tomllib.loads((ROOT / "docs" / "advisories.toml").read_text("utf-8"))["advisories"]
    versions = locked(lock)
    weak = [
        f"{one['id']}: {one['package']} {versions[one['package']]}"
        for one in advisories
        if one["package"] in versions and Version(versions[one["package"]]) in SpecifierSet(one["affected"])
    ]
    assert weak == []
    assert {"streamlit", "starlette"} <= {one["package"] for one in advisories} & set(versions)


def test_a_list_of_all_that_is_installed_can_be_made_for_who_must_know():
    made = subprocess.run(
        [sys.executable, "-m", "cyclonedx_py", "requirements", str(ROOT / "requirements.lock"), "--of", "JSON", "--output-reproducible"],
        check=True, capture_output=True, text=True,
    )  # fmt: skip
    bill = json.loads(made.stdout)
    assert bill["bomFormat"] == "CycloneDX"
    assert {canonicalize_name(one["name"]): one["version"] for one in bill["components"]} == locked("requirements.lock")
