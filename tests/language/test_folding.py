"""Many texts folded at once are what each of them folds to alone."""

import sys

from hypothesis import given
from hypothesis import strategies as st

from plancom.language.folding import folded
from plancom.language.text import fold

TEXT = st.text(max_size=12) | st.text(st.sampled_from("áÉñß½µ¨ \t\u00a0\u0085\x1c\u0301ab\0"), max_size=12)


@given(st.lists(TEXT, max_size=40))
def test_many_texts_fold_as_each_does(texts):
    assert folded(texts) == [fold(text) for text in texts]


def test_every_character_folds_alike():
    every = [chr(number) for number in range(sys.maxunicode + 1)]
    assert folded(every) == [fold(text) for text in every]


def test_one_emoji_changes_nothing_for_its_neighbours():
    texts = [f"  Sesión Nº {number}\u00a0Ñ " for number in range(1000)]
    texts[500] += "🎉"
    assert folded(texts) == [fold(text) for text in texts]
