"""Signing in: who the identity provider says is at the screen, where this installation asks for that."""

from collections.abc import Mapping
from typing import Any, cast

import streamlit as st

from plancom.access.identities import Identity, identity
from plancom.services import access


def signs_in() -> bool:
    """Whether people sign in here. Raises AccessSettingsError."""
    return access.rules().signs_in


def person() -> Identity | None:
    """Who signed in; None where nobody did."""
    claims = cast("Mapping[str, Any]", st.user.to_dict() or {})
    return identity(claims, access.rules().groups_claim)
