"""Which role somebody comes to: the most exact grant decides, and nobody is let in by an address that nobody vouches for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancom.access import Role
from plancom.access.grants import Grant, GrantError, checked_subject, role_of
from plancom.access.identities import identity

CLAIMS = {
    "is_logged_in": True,
    "sub": "1",
    "iat": 1,
    "name": "Ana",
    "email": "Ana@Concejo.Gov.co",
    "email_verified": True,
}
READERS = Grant("@concejo.gov.co", Role.READER)
EDITORS = Grant("grupo:comunicaciones", Role.EDITOR)
ANA = Grant("ana@concejo.gov.co", Role.ADMINISTRATOR)


def person(**changes):
    found = identity({**CLAIMS, **changes})
    assert found is not None
    return found


def test_an_address_is_the_same_in_large_and_small_letters():
    assert role_of(person(), [ANA], {}) is Role.ADMINISTRATOR


def test_of_several_groups_and_domains_the_highest_role_stands():
    assert role_of(person(groups=["Comunicaciones"]), [READERS, EDITORS], {}) is Role.EDITOR
    assert role_of(person(groups=[]), [READERS, EDITORS], {}) is Role.READER


def test_what_was_given_to_an_address_stands_above_its_domain_also_where_it_is_less():
    assert role_of(person(), [READERS], {"ana@concejo.gov.co": Role.NOBODY}) is Role.NOBODY
    assert role_of(person(), [READERS], {"ana@concejo.gov.co": Role.EDITOR}) is Role.EDITOR


def test_an_administrator_of_the_settings_cannot_be_locked_out_on_the_screen():
    assert role_of(person(), [ANA], {"ana@concejo.gov.co": Role.NOBODY}) is Role.ADMINISTRATOR


def test_a_domain_given_on_the_screen_stands_above_the_same_domain_in_the_settings():
    assert role_of(person(), [READERS], {"@concejo.gov.co": Role.NOBODY}) is Role.NOBODY


@pytest.mark.parametrize("unproven", [False, "false"])
def test_an_address_that_the_provider_has_not_verified_gives_no_role(unproven):
    assert role_of(person(email_verified=unproven), [ANA, READERS], {}) is Role.NOBODY


@pytest.mark.parametrize(
    "email", ["ana@concejo.gov.co.elsewhere.example", "ana@elsewhere.example", "concejo.gov.co", "@concejo.gov.co", ""]
)
def test_another_address_is_not_of_the_domain(email):
    assert role_of(person(email=email), [ANA, READERS], {}) is Role.NOBODY


@pytest.mark.parametrize(
    "claims",
    [
        {},
        {"sub": "1"},
        {"is_logged_in": False, "sub": "1"},
        {"is_logged_in": "True", "sub": "1"},
        {"is_logged_in": True},
    ],
)
def test_claims_of_nobody_are_nobody(claims):
    assert identity(claims) is None


def test_two_signings_in_of_one_person_are_told_apart():
    assert person(nonce="a").sign_in != person(nonce="b").sign_in
    assert person(nonce="a").sign_in == person(nonce="a", name="Otra").sign_in


@pytest.mark.parametrize(
    "text",
    [
        "",
        "ana",
        "ana@",
        "ana@concejo",
        "a b@concejo.co",
        "grupo:",
        "grupo: ",
        "@",
        "ana@x.co,luis@x.co",
        "x" * 250 + "@x.co",
    ],
)
def test_what_is_no_address_domain_or_group_is_refused_with_how_it_is_written(text):
    with pytest.raises(GrantError, match="grupo:comunicaciones"):
        checked_subject(text)


SUBJECTS = st.sampled_from(
    ["ana@concejo.gov.co", "@concejo.gov.co", "grupo:comunicaciones", "luis@concejo.gov.co", "@otro.co"]
)
ROLES = st.sampled_from(list(Role))


@given(st.lists(st.builds(Grant, SUBJECTS, ROLES)), st.dictionaries(SUBJECTS, ROLES))
def test_grants_to_others_never_change_a_role(settled, given_now):
    mine = {"ana@concejo.gov.co", "@concejo.gov.co", "grupo:comunicaciones"}
    ana = person(groups=["comunicaciones"])
    own = [one for one in settled if one.subject in mine]
    own_given = {subject: role for subject, role in given_now.items() if subject in mine}

    assert role_of(ana, settled, given_now) is role_of(ana, own, own_given)
