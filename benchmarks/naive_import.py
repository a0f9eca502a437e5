"""What an office would do without plancom: pandas with its default reader, and to_sql. Nothing is recognised, checked or compared."""

import io

import pandas as pd
from sqlalchemy import create_engine


def xlsx(content: bytes, database: str) -> int:
    """pandas + openpyxl + to_sql; the rows written."""
    return _written(pd.read_excel(io.BytesIO(content)), database)


def csv(content: bytes, database: str) -> int:
    """pandas + to_sql; the rows written."""
    return _written(pd.read_csv(io.BytesIO(content)), database)


def _written(frame: pd.DataFrame, database: str) -> int:
    engine = create_engine(f"sqlite:///{database}")
    frame.to_sql("posts", engine, if_exists="append", index=False)
    engine.dispose()
    return len(frame)
