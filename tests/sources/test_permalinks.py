"""Whom an address names, and whom it does not."""

import pandas as pd
import pytest

from plancom.sources.accounts.permalinks import NOBODY, owner, owners

NAMED = {
    "https://x.com/ConcejoCtg/status/1234567890": ("twitter", "concejoctg", "@ConcejoCtg"),
    "twitter.com/concejoctg/status/12?s=20": ("twitter", "concejoctg", "@concejoctg"),
    "https://mobile.twitter.com/@ConcejoCtg": ("twitter", "concejoctg", "@ConcejoCtg"),
    "https://www.tiktok.com/@concejo.ctg/video/99": ("tiktok", "concejo.ctg", "@concejo.ctg"),
    "https://www.facebook.com/ConcejoCtg/posts/901": ("facebook", "concejoctg", "ConcejoCtg"),
    "http://m.facebook.com/Concejo.Ctg/photos/a.1/2/": ("facebook", "concejoctg", "Concejo.Ctg"),
    "https://es-la.facebook.com/ConcejoCtg/videos/77": ("facebook", "concejoctg", "ConcejoCtg"),
    "https://www.facebook.com/permalink.php?story_fbid=901&id=555": ("facebook", "555", "555"),
    "https://m.facebook.com/story.php?story_fbid=901&id=555": ("facebook", "555", "555"),
    "https://www.facebook.com/100064512345678/posts/901": ("facebook", "100064512345678", "100064512345678"),
    "https://www.facebook.com/pages/Concejo-Ctg/555": ("facebook", "555", "Concejo-Ctg"),
    "https://www.facebook.com/p/Concejo-de-Cartagena-100064512345678/": (
        "facebook",
        "100064512345678",
        "Concejo de Cartagena",
    ),
    "https://www.instagram.com/concejo.ctg/reel/abc/": ("instagram", "concejo.ctg", "@concejo.ctg"),
    "https://www.instagram.com/stories/concejo.ctg/12": ("instagram", "concejo.ctg", "@concejo.ctg"),
    "https://www.youtube.com/@ConcejoCtg/videos": ("youtube", "concejoctg", "@ConcejoCtg"),
    "https://www.youtube.com/channel/UCabcDEF": ("youtube", "UCabcDEF", "UCabcDEF"),
    "https://co.linkedin.com/company/concejo-ctg/": ("linkedin", "concejo-ctg", "concejo-ctg"),
    "https://www.linkedin.com/posts/concejo-ctg_hoy-activity-12-a": ("linkedin", "concejo-ctg", "concejo-ctg"),
}
NOBODYS = [
    "",
    "sin enlace",
    "https://x.com/i/status/12",
    "https://twitter.com/i/web/status/12",
    "https://x.com/search?q=concejo",
    "https://www.facebook.com/photo.php?fbid=1&id=555",
    "https://www.facebook.com/photo/?fbid=1",
    "https://www.facebook.com/watch/?v=1",
    "https://www.facebook.com/groups/12/posts/3",
    "https://www.facebook.com/reel/12",
    "https://www.facebook.com/share/p/abc/",
    "https://www.facebook.com/901",
    "https://fb.watch/abc",
    "https://www.instagram.com/p/abc/",
    "https://www.instagram.com/reel/abc/",
    "https://www.youtube.com/watch?v=abc",
    "https://www.youtube.com/shorts/abc",
    "https://youtu.be/abc",
    "https://www.linkedin.com/feed/update/urn:li:activity:12",
    "https://vm.tiktok.com/abc/",
    "https://www.eluniversal.com.co/x.com/concejo",
    "https://notx.com/concejo/status/1",
]


@pytest.mark.parametrize("address", NAMED)
def test_an_address_names_its_page_or_account(address):
    found = owner(address)
    assert found is not None
    assert (found.network, found.id, found.name) == NAMED[address]


@pytest.mark.parametrize("address", NOBODYS)
def test_other_addresses_name_nobody(address):
    assert owner(address) is None


def test_many_addresses_say_what_each_says_alone():
    addresses = [*NAMED, *NOBODYS]
    for many in (addresses, [address for address in addresses for _ in range(6)]):
        codes, found = owners(pd.Series(many, dtype="str"))
        assert [None if code == NOBODY else found[code] for code in codes] == [owner(address) for address in many]
        codes, found = owners(
            pd.concat([pd.Series(many, dtype="str")] * 2, ignore_index=True)
        )  # in pieces, as long columns come
        assert [None if code == NOBODY else found[code] for code in codes] == [owner(address) for address in many * 2]
    numbered = [f"https://x.com/{name}/status/{n}" for n in range(40) for name in ("Concejo", "i", "Otra")]
    codes, found = owners(pd.Series(numbered, dtype="str"))
    assert [None if code == NOBODY else found[code].id for code in codes] == ["concejo", None, "otra"] * 40


def test_links_of_one_page_are_alike_up_to_what_names_it():
    long = [
        *(f"https://www.facebook.com/permalink.php?story_fbid=pf{n}x&id={555 + n % 2}" for n in range(40)),
        *(f"https://www.linkedin.com/posts/concejo-ctg_tema{n}-abc" for n in range(40)),
        *(f"https://www.facebook.com/pages/Concejo/777/posts/a{n}b" for n in range(40)),
        *(f"https://www.facebook.com/888/{'posts' if n % 2 else 'x'}/a{n}b" for n in range(40)),
        *(f"https://www.facebook.com/pg/concejo/photos/a{n}b" for n in range(40)),
    ]
    codes, found = owners(pd.Series(long, dtype="str"))
    assert [None if code == NOBODY else found[code] for code in codes] == [owner(address) for address in long]
    assert {one.id for one in found} == {"555", "556", "concejo-ctg", "777", "888", "concejo"}
