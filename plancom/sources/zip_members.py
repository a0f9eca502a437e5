"""Reads the files of a .zip and puts together those that belong together: one dataset of one tool."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

import pandas as pd

from plancom.datasets import DEFINITIONS, Coverage, Definition, Inquiry, Observations, Question, Refusal, Result, titles
from plancom.datasets.problems.files import EmptyArchive, MixedArchive, UnrecognisedArchive
from plancom.language.phrases import counted, listed
from plancom.language.translation import later, tr
from plancom.sources.accounts.questions import between, summed
from plancom.sources.files.archive import Member
from plancom.sources.rows.duplicates import without_duplicates
from plancom.sources.tables.date_ranges import whole_months, without
from plancom.sources.tables.layouts import Context
from plancom.sources.tables.question_scopes import APART

_TITLE = later("Carpeta comprimida")
_SHOWN = 6

Reader = Callable[[Member], Result]


def together(members: Sequence[Member], read: Reader, context: Context) -> Result:
    """What the members of an archive say: the countable ones joined, why they cannot be, or what is asked of all of them."""
    if not members:
        return Refusal("", _TITLE, (EmptyArchive().at(),))
    found = [(member.name, _named(read(member), member.name)) for member in members]
    if asked := between([said for _, said in found], context) or _asked(found):
        return asked
    countable = [(name, said) for name, said in found if isinstance(said, Observations)]
    if not countable:
        return _none(found)
    datasets = {said.dataset for _, said in countable}
    if len(datasets) > 1 or len({said.source for _, said in countable}) > 1:
        return _apart(countable)
    notes = [
        _left_out(found),
        *_why_left_out(found),
        *(f"{name}: {note}" for name, said in countable for note in said.notes),
    ]
    return _joined(countable, [note for note in notes if note])


def _asked(found: Sequence[tuple[str, Result]]) -> Inquiry | None:
    """What must be answered before any member is read; None where nothing must. Nothing counts from beside an open question."""
    open_ = [(name, said) for name, said in found if isinstance(said, Inquiry)]
    if not open_:
        return None
    lead = open_[0][1]
    problems = tuple(problem for _, said in open_ for problem in said.problems)
    return Inquiry(lead.source, lead.title, problems, _questions(open_), accounts=lead.accounts)


def _questions(found: Sequence[tuple[str, Result]]) -> tuple[Question, ...]:
    """What the members ask: what all of them ask in the same words once, anything else of each."""
    texts: dict[str, set[Question]] = defaultdict(set)
    for _, said in found:
        for one in said.questions:
            texts[one.id].add(one)
    questions = {
        asked.id: asked
        for name, said in found
        for one in said.questions
        for asked in (_of_member(one, name) if len(texts[one.id]) > 1 else one,)
    }
    return tuple(questions.values())


def _of_member(question: Question, name: str) -> Question:
    """A question that several members ask in other words, about one of them."""
    text = tr("Archivo «{name}»: {text}", name=name, text=question.text)
    return replace(question, id=f"{question.id}{APART}{name}", text=text)


def answers_for(name: str, answers: Mapping[str, str]) -> dict[str, str]:
    """What was answered about the member called `name`, under the ids that its own questions have."""
    own = {id_.removesuffix(APART + name): value for id_, value in answers.items() if id_.endswith(APART + name)}
    return {**answers, **own}


def _named(said: Result, name: str) -> Result:
    """The same with the member's name wherever a sheet is named."""

    def place(sheet: str) -> str:
        return f"{name} › {sheet}" if sheet else name

    said = replace(said, problems=tuple(p.at(sheet=place(p.sheet)) for p in said.problems))
    if not isinstance(said, Observations):
        return said
    return replace(said, table=said.table.assign(sheet=said.table["sheet"].map(place)))


def _none(found: Sequence[tuple[str, Result]]) -> Result:
    declined = [(said, p) for _, said in found for p in said.problems if p.code == "declined"]
    if declined:  # every table of such a delivery says the same in other words
        said, problem = declined[0]
        names = listed(tr("«{name}»", name=name) for name, _ in found[:_SHOWN])
        return replace(said, problems=(problem,), notes=(tr("La carpeta comprimida contiene {names}.", names=names),))
    read = [said for _, said in found if said.source]
    if read:  # known files without a good row: their own problems say more than any summary
        return replace(read[0], problems=tuple(p for said in read for p in said.problems))
    if len(found) == 1:
        return found[0][1]
    names = listed(tr("«{name}»", name=name[:60]) for name, _ in found[:_SHOWN])
    more = (
        "" if len(found) <= _SHOWN else tr(" y {count} más", count=counted(len(found) - _SHOWN, "archivo", "archivos"))
    )
    return Refusal("", _TITLE, (UnrecognisedArchive(names=names, more=more).at(),))


def _apart(countable: Sequence[tuple[str, Observations]]) -> Refusal:
    each = listed(tr("«{name}» ({title})", name=name, title=titles.title_text(said.title)) for name, said in countable)
    return Refusal("", _TITLE, (MixedArchive(each=each).at(),))


def _left_out(found: Sequence[tuple[str, Result]]) -> str:
    others = [name for name, said in found if not isinstance(said, Observations)]
    if not others:
        return ""
    more = (
        ""
        if len(others) <= _SHOWN
        else tr(" y {count} más", count=counted(len(others) - _SHOWN, "archivo", "archivos"))
    )
    names = listed((tr("«{name}»", name=name) for name in others[:_SHOWN]), "ni")
    return tr("De la carpeta comprimida no se contó {names}{more}.", names=names, more=more)


def _why_left_out(found: Sequence[tuple[str, Result]]) -> list[str]:
    """What the members are that were understood and hold nothing that counts."""
    refused = [(name, problem) for name, said in found if isinstance(said, Refusal) for problem in said.problems]
    return [f"{name}: {problem.message}" for name, problem in refused if problem.code == "declined"][:_SHOWN]


def _joined(countable: Sequence[tuple[str, Observations]], notes: Sequence[str]) -> Observations:
    parts = [said for _, said in countable]
    lead = parts[0]
    if len(parts) == 1:
        return replace(lead, notes=tuple(notes))
    frame = pd.concat([part.table for part in parts], ignore_index=True)
    definition = DEFINITIONS[lead.dataset]
    if definition.one_row_a_period:
        frame = _one_row_per_day(frame, definition)
    distinct = without_duplicates(frame, lead.dataset)
    coverage = _merged([c for part in parts for c in part.coverage])
    problems = (replace(problem, rejects=False) for problem in distinct.problems)
    return replace(
        lead,
        title=titles.joint_title(list(dict.fromkeys(part.title for part in parts))),
        table=distinct.kept.reset_index(drop=True),
        coverage=_without(coverage, distinct.left_out),
        problems=(*(p for part in parts for p in part.problems), *problems),
        notes=tuple(notes),
        rows_read=sum(part.rows_read for part in parts),
        accounts=summed([account for part in parts for account in part.accounts]),
        questions=_questions(countable),
    )


def _without(coverage: Sequence[Coverage], left_out: pd.DataFrame) -> tuple[Coverage, ...]:
    """The coverage less the days (or months) of rows that were left out for repeating or contradicting those of another file."""
    if left_out.empty:
        return tuple(coverage)
    grains = left_out["grain"] if "grain" in left_out else pd.Series("", index=left_out.index)
    days = list(zip(left_out["series"], grains, left_out["day"].dt.date, strict=True))
    found = []
    for one in coverage:
        holes = [
            whole_months(day, day) if grain == "month" or not one.grain else (day, day)
            for series, grain, day in days
            if (series, grain) == (one.series, one.grain)
        ]
        found += [replace(one, first=first, last=last) for first, last in without([(one.first, one.last)], holes)]
    return tuple(found)


def _one_row_per_day(frame: pd.DataFrame, definition: Definition) -> pd.DataFrame:
    """One row for a day whose visits and visitors stand in different files; rows that contradict each other stay apart."""
    measures = list(definition.figures)
    days = frame.groupby(["grain", "day"], sort=False)[measures]
    agrees = (days.transform("max") == days.transform("min")).fillna(True).all(axis=1).to_numpy(dtype=bool)
    merged = frame[agrees].groupby(["grain", "day"], sort=False, as_index=False).first()
    return pd.concat([merged[frame.columns], frame[~agrees]], ignore_index=True)


def _merged(coverage: Sequence[Coverage]) -> tuple[Coverage, ...]:
    """The coverage with overlapping ranges of one series and measure as one."""
    found: list[Coverage] = []
    for one in sorted(coverage, key=lambda c: (c.series, c.measure, c.grain, c.first)):
        last = found[-1] if found else None
        same = last and (last.series, last.measure, last.grain) == (one.series, one.measure, one.grain)
        if last and same and one.first <= last.last:
            found[-1] = replace(last, last=max(last.last, one.last))
        else:
            found.append(one)
    return tuple(found)
