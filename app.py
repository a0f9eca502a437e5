"""The server: Streamlit's own, with plancom's Spanish shell, security headers, health route and apology. The pages start in plancom/ui/main.py."""

from pathlib import Path

import streamlit as st

from plancom.web import server

app = st.App(
    Path(__file__).parent / "plancom" / "ui" / "main.py",
    lifespan=server.lifespan,
    routes=server.routes(),
    middleware=server.middleware(),
    on_script_error=server.apologise,
    secrets=server.sign_in_secrets(),
)
