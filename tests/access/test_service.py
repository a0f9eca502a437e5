"""The server does not start where it would let others in without signing in, nor with settings that are wrong; it says so in one sentence."""

import os
import subprocess
import sys

import pytest
from app_process import ROOT, free_port

AUTH_ALONE = """
[auth]
redirect_uri = "https://tablero.example/oauth2callback"
cookie_secret = "corta"
client_id = "plancom"
server_metadata_url = "https://id.example/.well-known/openid-configuration"
"""


@pytest.mark.parametrize(
    ("secrets", "options", "said"),
    [
        ("", ["--server.address", "0.0.0.0"], "El tablero no arranca en «0.0.0.0»: sin la entrada con contraseña"),
        (
            "",
            ["--server.allowedHosts", "tablero.example"],
            "sin la entrada con contraseña solo atiende a este computador",
        ),
        (AUTH_ALONE, [], "falta o no sirve: cookie_secret"),
    ],
    ids=["another address", "another name", "wrong settings"],
)
def test_it_says_why_it_does_not_start(tmp_path, secrets, options, said):
    (tmp_path / "secrets.toml").write_text(secrets, encoding="utf-8")
    environment = {
        **os.environ, "PLANCOM_DATA": str(tmp_path), "PLANCOM_DATABASE_URL": f"sqlite:///{tmp_path / 'p.db'}",
        "PLANCOM_SECRETS": str(tmp_path / "secrets.toml"), "PYTHONIOENCODING": "utf-8",
    }  # fmt: skip
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(free_port()), *options]
    done = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, encoding="utf-8", timeout=120, check=False
    )

    assert done.returncode == 1
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "p.db").exists()
