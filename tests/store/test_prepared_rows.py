"""Rows prepared many at a time are what each would be alone: addresses, strategies, fingerprints."""

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from plancom.language.text import fold
from plancom.plan.attribution import rules_of, strategies_of, topics_of
from plancom.plan.text_search import Texts
from plancom.store.imports.rows import SEPARATOR, address, addresses, fingerprints
from tests.builders import cartagena
from tests.examples import examples
from tests.naive_attribution import about_procedures, strategy_of

PLAN = cartagena()
WORDS = [word for s in PLAN.strategies for word in (*s.hashtags, *s.words)]
WORDS += [*PLAN.procedure_words, " ", "_", "9", "x", "\n", ".", "ñ", "я", "\U0001f600", "#"]
PIECES = [
    "http",
    "s",
    "://",
    "www.",
    "m.",
    "/",
    "?",
    "&",
    "#",
    "a",
    "X",
    "twitter.com",
    "utm_a=1",
    " ",
    "\u3000",
    "concejo",
    "ñ",
]


@given(st.lists(st.lists(st.sampled_from(PIECES), max_size=12).map("".join), max_size=30))
def test_many_links_have_the_address_of_each(links):
    assert addresses(links).to_pylist() == [address(link) for link in links]


def test_links_that_share_their_beginning_keep_their_own_ends():
    links = ["https://www.twitter.com/concejo/status/1", "https://www.twitter.com/concejo/status/2?s=20"]
    assert addresses(links).to_pylist() == ["x.com/concejo/status/1", "x.com/concejo/status/2"]


def test_many_texts_belong_to_the_strategies_of_each():
    plan = rules_of(cartagena())
    words = [word for s in plan.strategies for word in (*s.hashtags, *s.words)] + list(plan.procedure_words)
    texts = [f"{a} y {b}x {c}" for a in words[:6] for b in words for c in (*words[-6:], "nada")]
    texts += ["", "sin palabras", *words, *(f"a{word}" for word in words)]
    folded = [fold(text) for text in texts]
    assert strategies_of(plan, Texts(folded)) == [strategy_of(plan, text) for text in texts]
    assert topics_of(plan, Texts(folded)) == [about_procedures(plan, text) for text in texts]


@examples(150)
@given(st.lists(st.lists(st.sampled_from(WORDS), max_size=6).map("".join), max_size=20))
def test_many_texts_of_words_in_any_order_belong_to_the_strategies_of_each(texts):
    plan = rules_of(cartagena())
    folded = [fold(text) for text in texts]
    assert strategies_of(plan, Texts(folded)) == [strategy_of(plan, text) for text in texts]
    assert topics_of(plan, Texts(folded)) == [about_procedures(plan, text) for text in texts]


def test_fingerprints_are_those_of_the_databases_there_are():
    """They are stored: another way to compute them would make every row of every file «changed»."""
    rows = pd.DataFrame(
        {
            "text": pd.Series(["Sesión", ""], dtype=object),
            "reach": pd.Series([18500, None], dtype="Int64"),
            "is_reply": [True, False],
            "day": pd.to_datetime(["2018-01-31", "2018-02-01"]).astype("datetime64[us]"),
        }
    )
    joined = pd.Series(
        [SEPARATOR.join(("Sesión", "18500", "True", "2018-01-31")), SEPARATOR.join(("", "", "False", "2018-02-01"))],
        dtype=object,
    )
    expected = pd.util.hash_pandas_object(joined, index=False).to_numpy().view("int64")
    assert fingerprints(rows, ("text", "reach", "is_reply", "day")).tolist() == expected.tolist()
    assert expected.tolist() == [-5203083673289235894, -8473185832187780375]
