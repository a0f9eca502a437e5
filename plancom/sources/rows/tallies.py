"""Tallies: rows that are one each and that nothing tells apart, added up by day."""

import pandas as pd

from plancom.datasets import Dataset
from plancom.language.text import fold


def tallied(frame: pd.DataFrame, dataset: Dataset) -> pd.DataFrame:
    """`frame` with one row in place of those of one day and thing that have neither number nor link: their sum, where the first stood.

    Without it two requests of one day, procedure and channel would be one said twice. Rejected rows stay as they are. The columns stay
    too; of datasets other than procedures and posts, the same frame.
    """
    if dataset == "procedures":
        alone, figure = frame["request"] == "", "quantity"
        names = [frame["day"], frame["procedure"].map(fold), frame["channel"].map(fold)]
    elif dataset == "posts":
        alone, figure = (frame["post_id"] == "") & (frame["link"] == "") & (frame["text"] == ""), "publications"
        names = [frame["day"], frame["series"], frame["type"], frame["strategy"]]
    else:
        return frame
    alone &= ~(frame["lost"] | frame["silent"])
    if not alone.any():
        return frame
    keys = [name[alone] for name in names]
    sums = frame.loc[alone, figure].groupby(keys, sort=False, dropna=False).transform("sum")
    frame = frame.assign(**{figure: frame[figure].where(~alone, sums)})
    firsts = ~pd.concat(keys, axis=1).duplicated()
    return frame.drop(index=firsts.index[~firsts])
