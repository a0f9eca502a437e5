"""One kind of post has one name, whatever tool and language its file is in."""

import pytest

from plancom.datasets.post_types import post_type


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Photos", "Foto"), ("Foto", "Foto"), ("IG image", "Foto"), ("Imagen de Instagram", "Foto"), ("IG carousel", "Carrusel"),
        ("Reels", "Reel"), ("IG reel", "Reel"), ("Links", "Enlace"), ("Videos", "Video"), ("Status", "Texto"), ("Encuesta", "Encuesta"), ("", ""),
    ],
)  # fmt: skip
def test_a_type_has_one_name(written, name):
    assert post_type(written) == name
