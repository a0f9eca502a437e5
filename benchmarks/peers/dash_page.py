"""The six charts as a page of Dash: the csv in memory, and one callback from the date to all six figures. Served by gunicorn (see servers.py).

Runs in the peers' own environment, from this folder. PEERS_FILES names the folder of the csv.
"""

import datetime as dt
import os
from pathlib import Path

from dash import Dash, Input, Output, callback, dcc, html
from figures import read, six

POSTS = read(Path(os.environ["PEERS_FILES"]) / "publicaciones.csv")
FIRST_SHOWN = dt.date(2020, 12, 31)

app = Dash(__name__, title="Redes")
server = app.server
app.layout = html.Main(
    [
        html.H1("Redes"),
        dcc.DatePickerSingle(
            id="corte",
            date=FIRST_SHOWN,
            display_format="DD/MM/YYYY",
            min_date_allowed=dt.date(2017, 1, 1),
            max_date_allowed=FIRST_SHOWN,
        ),
        *(dcc.Graph(id=f"chart-{place}") for place in range(6)),
    ]
)


@callback([Output(f"chart-{place}", "figure") for place in range(6)], Input("corte", "date"))
def charts(cut_off):
    return six(POSTS, dt.date.fromisoformat(cut_off[:10]))
