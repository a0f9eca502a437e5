"""Which texts of a module come into the catalogues."""

import runpy
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog

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
        ('phrase("Van {n}", n=h.b[3])', [("Van {n}", None)]),
        ("""f"{counted(n, 'fila', 'filas')}" """, [(("fila", "filas"), None)]),
        ("tr(name)", []),
        ('print("nada")', []),
    ],
)
def test_a_text_is_collected_wherever_it_is_said(messages, tmp_path, code, found):
    module = tmp_path / "module.py"
    module.write_text(code.strip(), encoding="utf-8")
    assert list(messages(module)) == found


def test_a_text_that_became_a_plural_asks_for_both_forms_and_one_that_ceased_to_be_keeps_the_first(tmp_path):
    tools = runpy.run_path(str(ROOT / "docs" / "catalogues.py"), run_name="imported")
    old = tmp_path / "en.po"
    old.write_text(
        'msgid "va bien"\nmsgstr "on track"\n\nmsgid "fila"\nmsgid_plural "filas"\nmsgstr[0] "row"\nmsgstr[1] "rows"\n\n'
        'msgid "mes"\nmsgid_plural "meses"\nmsgstr[0] "month"\nmsgstr[1] "months"\n',
        encoding="utf-8",
    )
    template = Catalog()
    for text in (("va bien", "van bien"), "fila", ("mes", "meses")):
        template.add(text)
    new = tools["updated"](old, "en", template)
    assert {one: new.get(one).string for one in ("va bien", "fila", "mes")} == {
        "va bien": ("", ""), "fila": "row", "mes": ("month", "months"),
    }  # fmt: skip
