"""Which texts of a module come into the catalogues."""

import runpy
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def messages():
    return runpy.run_path(str(ROOT / "docs" / "catalogues.py"), run_name="imported")["messages"]


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ('tr("Abrir")', [("Abrir", None)]),
        ("""f"<b>{tr('Cerrar')}</b>" """, [("Cerrar", None)]),
        ('tr("uno" if x else "otro")', [("uno", None), ("otro", None)]),
        ('tr("Dos " "partes", x=1)', [("Dos partes", None)]),
        ('tr_in("mes", "Marzo")', [("Marzo", "mes")]),
        ("""f"{counted(n, 'fila', 'filas')}" """, [(("fila", "filas"), None)]),
        ("tr(name)", []),
        ('print("nada")', []),
    ],
)
def test_a_text_is_collected_wherever_it_is_said(messages, tmp_path, code, found):
    module = tmp_path / "module.py"
    module.write_text(code.strip(), encoding="utf-8")
    assert list(messages(module)) == found
