"""Network hosts: the sites of social networks on the internet, by their long and their short addresses."""

import re

HOSTS = {
    "facebook.com": "facebook",
    "fb.com": "facebook",
    "fb.me": "facebook",
    "fb.watch": "facebook",
    "instagram.com": "instagram",
    "instagr.am": "instagram",
    "x.com": "twitter",
    "twitter.com": "twitter",
    "t.co": "twitter",
    "tiktok.com": "tiktok",
    "youtube.com": "youtube",
    "youtu.be": "youtube",
    "linkedin.com": "linkedin",
    "lnkd.in": "linkedin",
    "threads.net": "threads",
    "threads.com": "threads",
    "t.me": "telegram",
    "telegram.me": "telegram",
    "wa.me": "whatsapp",
    "whatsapp.com": "whatsapp",
}
"""Networks by their usual ids in plans."""
SHORT = frozenset({"fb.me", "fb.watch", "t.co", "youtu.be", "lnkd.in", "wa.me"})
"""Hosts whose addresses have a code, and name nobody."""
_HOST = re.compile(r"\s*(?:[a-z]+://)?((?:[\w-]+\.)+[a-z]{2,})\.?(?::\d+)?(?:[/?#]\S*)?\s*", re.IGNORECASE)


def plain(host: str) -> str:
    """A host without what stands before its name («m.», «es-la.», «mobile.»)."""
    return ".".join(host.casefold().rstrip(".").split(".")[-2:])


def network_of(host: str) -> str:
    """The network whose site `host` is, whatever stands before it; "" where it is none."""
    return HOSTS.get(plain(host), "")


def host_of(address: object) -> str:
    """The host of an address, with or without a scheme; "" of what is none."""
    found = _HOST.fullmatch(str(address))
    return found.group(1) if found else ""
