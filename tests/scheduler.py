"""Which tests run on one worker, one after another: those that share what is slow to start or takes a whole processor.

By their files, for only those are known where tests are handed out; xdist's own groups do nothing with pytest 9.2, without a word.
"""

from xdist.scheduler import LoadScopeScheduling

JOURNEYS, DATABASES = "tests/e2e/", "tests/databases/"
LATER = {f"{JOURNEYS}test_{name}.py" for name in ("accessibility", "english", "keyboard", "presentation", "print")}
"""Browser tests that whichever worker is through first takes, so that both end at about the same time."""


def is_browser(nodeid: str) -> bool:
    """Whether the test is in a file of browser tests."""
    file = _file(nodeid)
    return file.startswith(JOURNEYS) or file.endswith("_browser.py")


def group(nodeid: str) -> str:
    """One Chromium and one app for all journeys, one MariaDB for the databases of others; of the rest, each file by itself."""
    file = _file(nodeid)
    if file in LATER:
        return file
    return next((folder for folder in (JOURNEYS, DATABASES) if file.startswith(folder)), file)


def rank(nodeid: str) -> int:
    """The journeys first, for one worker; the other browser tests last, when the other worker is through with the rest."""
    if not is_browser(nodeid):
        return 1
    return 0 if group(nodeid) == JOURNEYS else 2


def _file(nodeid: str) -> str:
    return nodeid.split("::", 1)[0]


class GroupScheduler(LoadScopeScheduling):
    """Hands out the groups."""

    def _split_scope(self, nodeid: str) -> str:
        return group(nodeid)
