"""Addresses of social networks are known by their short hosts too, and those of a code alone name nobody."""

import pytest

from plancom.datasets.network_hosts import host_of, network_of
from plancom.sources.accounts.permalinks import owner
from tests.builders import cartagena


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("https://fb.com/concejo/posts/1", "facebook"),
        ("fb.watch/abc", "facebook"),
        ("https://m.facebook.com/concejo", "facebook"),
        ("https://mobile.twitter.com/concejo/status/1?s=20", "twitter"),
        ("http://x.com", "twitter"),
        ("https://youtu.be/abc", "youtube"),
        ("https://t.me/concejo/12", "telegram"),
        ("https://wa.me/573001234567", "whatsapp"),
        ("https://lnkd.in/abc", "linkedin"),
        ("https://www.eluniversal.com.co/nota", ""),
        ("Facebook", ""),
        ("", ""),
    ],
)
def test_an_address_is_of_its_network(address, network):
    assert network_of(host_of(address)) == network


@pytest.mark.parametrize(
    "address", ["https://fb.watch/abc/", "https://fb.me/xyz", "https://lnkd.in/abc", "https://youtu.be/a"]
)
def test_a_short_address_names_nobody(address):
    assert owner(address) is None


@pytest.mark.parametrize(
    ("name", "network"),
    [("fb.com", "facebook"), ("https://www.facebook.com/", "facebook"), ("m.facebook.com", "facebook"), ("fb.watch", "facebook"),
     ("instagr.am", "instagram"), ("mobile.twitter.com", "twitter"), ("youtu.be", "youtu-be"), ("fb", "facebook")],
)  # fmt: skip
def test_a_network_that_is_called_by_its_address_is_the_plan_s(name, network):
    assert cartagena().institution.network_called(name) == network
