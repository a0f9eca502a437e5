"""The access settings: complete, or refused at the start with where and how to mend it; without [auth] nobody signs in."""

import pytest

from plancom.access import Role
from plancom.access.grants import Grant
from plancom.access.settings import AccessSettingsError, access_settings

AUTH = """
[auth]
redirect_uri = "https://tablero.example/oauth2callback"
cookie_secret = "0123456789abcdef0123456789abcdef"
client_id = "plancom"
client_secret = "x"
server_metadata_url = "https://id.example/.well-known/openid-configuration"
"""
ACCESS = """
[access]
administrators = ["Ana@Concejo.gov.co"]
readers = ["@concejo.gov.co"]
idle_minutes = 20
session_hours = 2
"""


@pytest.fixture
def settings(tmp_path):
    def read(text):
        path = tmp_path / "secrets.toml"
        path.write_text(text, encoding="utf-8")
        return access_settings(path)

    return read


def test_without_a_file_or_without_auth_nobody_signs_in(settings, tmp_path):
    assert not access_settings(tmp_path / "none.toml").signs_in
    assert not settings('[sources.sitio]\nurl = "sqlite://"\n').signs_in


def test_grants_limits_and_providers_are_read(settings):
    found = settings(AUTH + ACCESS)

    assert found.signs_in
    assert found.grants == (Grant("ana@concejo.gov.co", Role.ADMINISTRATOR), Grant("@concejo.gov.co", Role.READER))
    assert (found.idle_seconds, found.session_seconds, found.providers) == (1200, 7200, ())


def test_several_providers_are_offered_by_their_names(settings):
    several = AUTH.replace('client_id = "plancom"\nclient_secret = "x"\nserver_metadata_url', "unused")
    for name in ("google", "microsoft"):
        several += (
            f'[auth.{name}]\nclient_id = "x"\nclient_secret = "x"\nserver_metadata_url = "https://{name}.example"\n'
        )

    assert settings(several + ACCESS).providers == ("google", "microsoft")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (ACCESS, "no tiene \\[auth\\]"),
        (AUTH, "no nombra ningún administrador"),
        (AUTH + ACCESS.replace("readers", "lectores"), "lectores"),
        (AUTH + ACCESS.replace("20", '"veinte"'), "idle_minutes"),
        (AUTH + ACCESS.replace("= 20", "= 0"), "idle_minutes"),
        (AUTH + ACCESS.replace("@concejo", "concejo"), "concejo.gov.co"),
        (AUTH.replace("0123456789abcdef0123456789abcdef", "corta") + ACCESS, "cookie_secret"),
        (AUTH.replace("/oauth2callback", "/") + ACCESS, "redirect_uri"),
        (AUTH.replace("server_metadata_url", "otra") + ACCESS, "server_metadata_url"),
        ("auth = 1", "no es una sección"),
        ("[auth", "no se puede leer"),
    ],
)
def test_settings_that_are_wrong_are_refused_with_what(settings, text, said):
    with pytest.raises(AccessSettingsError, match=said):
        settings(text)
