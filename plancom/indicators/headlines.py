"""Headlines: what figures say in one sentence, for the titles of charts and slides; every figure in them is the table's own."""

from collections.abc import Mapping, Sequence
from datetime import date

from plancom.indicators import sentences
from plancom.indicators.goals import status_of
from plancom.indicators.plan_years import GoalYears, balance
from plancom.indicators.progress import Progress
from plancom.indicators.trajectory import TrajectoryPoint
from plancom.indicators.view import View
from plancom.language import dates
from plancom.language.numbers import number, percent
from plancom.language.phrases import counted, listed
from plancom.language.translation import plural, tr
from plancom.plan import Indicator, Month, written_amounts
from plancom.plan.directions import HIGHER, Direction

JUDGED = ("on_track", "at_risk", "off_track")
BEHIND = ("at_risk", "off_track")
NAMED = 4  # parts of an indicator that a title names one by one


def verdict(figures: Sequence[Progress]) -> str:
    """How the goals stand, in one sentence: how many are on track, which is furthest, how many cannot be judged. "" without goals.

    `figures` may have parts; the goals are those of indicators as a whole.
    """
    goals = [figure for figure in figures if figure.series is None]
    judged = [figure for figure in goals if figure.status in JUDGED]
    if not goals:
        return ""
    if not judged:
        return tr("Todavía no se puede juzgar ninguna meta.")
    return _and_furthest(_how_many(goals, judged), judged)


def standing(view: View, figures: Sequence[Progress], years: Sequence[GoalYears]) -> str:
    """How the goals stand: their verdict; once the plan is over, the balance of its `years` and until when there are data.

    Of a plan year that somebody chose it is the verdict in any case.
    """
    if not view.is_balance:
        return verdict(figures)
    return " ".join(filter(None, (balance(years).sentence, data_age(view, figures))))


def data_age(view: View, figures: Sequence[Progress]) -> str:
    """Until when there are data of a plan that is over, and how many of its months lack; "" where none does."""
    known = [figure.last_month for figure in figures if figure.last_month is not None]
    if not known:
        return tr("No hay ningún mes completo con datos.")
    newest, end = max(known), view.plan.calendar.months(view.plan.years)[-1]
    lack = end.ordinal - newest.ordinal
    if lack <= 0:
        return ""
    return tr(
        "Hay datos hasta {month}: {lack}.",
        month=dates.month_long(newest.first),
        lack=tr("falta 1 mes") if lack == 1 else tr("faltan {count} meses", count=number(lack)),
    )


def _how_many(goals: Sequence[Progress], judged: Sequence[Progress]) -> str:
    well = sum(1 for figure in judged if figure.status == "on_track")
    whole = len(goals)
    if whole == 1:
        return tr("La meta va bien") if well else tr("La meta no va bien")
    if well == whole:
        said = tr("Las {whole} metas van bien", whole=number(whole))
    elif well == 0 and len(judged) < whole:
        return _none_of_those_judged(len(judged), whole)
    elif well == 0:
        said = tr("Ninguna de las {whole} metas va bien", whole=number(whole))
    else:
        words = plural(well, "{well} de {whole} metas va bien", "{well} de {whole} metas van bien")
        said = words.format(well=number(well), whole=number(whole))
    open_ones = whole - len(judged)
    if not open_ones:
        return said
    words = plural(
        open_ones, "{said}; {count} todavía no se puede juzgar", "{said}; {count} todavía no se pueden juzgar"
    )
    return words.format(said=said, count=number(open_ones))


def _none_of_those_judged(judged: int, whole: int) -> str:
    """«Ninguna de las 6» would judge the one of which nothing can be said."""
    if judged == 1:
        return tr("De {whole} metas, la única que se puede juzgar no va bien", whole=number(whole))
    return tr(
        "De {whole} metas, ninguna de las {judged} que se pueden juzgar va bien",
        whole=number(whole), judged=number(judged),
    )  # fmt: skip


def _and_furthest(said: str, judged: Sequence[Progress]) -> str:
    late = [figure for figure in judged if figure.status != "on_track"]
    behind = [figure for figure in late if figure.pace is not None]
    if not behind:
        return _and_late(said, late, is_only=len(judged) == 1)
    furthest = min(behind, key=lambda figure: figure.pace or 0.0)
    if furthest.indicator.direction.is_ceiling:
        return _furthest_above(said, furthest, is_only=len(judged) == 1)
    pace = sentences.of_expected(furthest.indicator, furthest.pace)
    if len(judged) == 1:
        return tr("{said}: lleva el {pace} de lo esperado.", said=said, pace=pace)
    return tr(
        "{said}; la más lejana es «{name}»: lleva el {pace} de lo esperado.", said=said, name=furthest.name, pace=pace
    )


def _and_late(said: str, late: Sequence[Progress], *, is_only: bool) -> str:
    """Which goals are not on track, where of none it can be said how far it is: tasks of which nobody gave a state, milestones."""
    if not late or is_only:
        return f"{said}."
    names = listed(tr("«{quote}»", quote=figure.name) for figure in late)
    words = plural(len(late), "{said}; la que no va bien es {names}.", "{said}; las que no van bien son {names}.")
    return words.format(said=said, names=names)


def _furthest_above(said: str, furthest: Progress, *, is_only: bool) -> str:
    """Of a goal that is not to be passed: by how much it is."""
    distance = gap(furthest)
    if is_only:
        return tr("{said}: {gap}.", said=said, gap=distance)
    return tr("{said}; la más lejana es «{name}»: {gap}.", said=said, name=furthest.name, gap=distance)


def gap(figure: Progress) -> str:
    """How far what happened is from what was expected, in the indicator's unit; "" where one of them is unknown.

    It is the difference of the two figures as they are written, so that whoever subtracts them gets the same.
    """
    actual, expected = figure.actual_to_date, figure.expected_to_date
    if figure.status not in JUDGED or actual is None or expected is None or figure.milestone is not None:
        return ""
    difference = difference_of(figure.indicator, actual, expected)
    amount = difference_words(figure.indicator, difference)
    said = figure.indicator.direction.words
    if not difference:
        return tr("justo la meta") if sentences.is_closed(figure) else tr(said.alike)
    if sentences.is_closed(figure):
        words = tr("{amount} por encima de la meta") if difference > 0 else tr("{amount} por debajo de la meta")
    else:
        words = tr(said.more if difference > 0 else said.less)
    return words.format(amount=amount)


def difference_of(indicator: Indicator, one: float, other: float) -> float:
    """`one` less `other`, as whoever subtracts the two figures that are written: in percentage points where they are shares."""
    digits = 1 if written_amounts.is_share(indicator) else indicator.kind.decimals
    scale = 100 if written_amounts.is_share(indicator) else 1
    return round(round(one * scale, digits) - round(other * scale, digits), digits)


def difference_words(indicator: Indicator, difference: float) -> str:
    """The size of such a difference: «7.751», «3,37», «7,4 puntos»."""
    amount = abs(difference)
    if not written_amounts.is_share(indicator):
        return number(amount, indicator.kind.decimals)
    return tr("1 punto") if amount == 1 else tr("{amount} puntos", amount=number(amount, 1))


def of_goal(figure: Progress) -> str:
    """What happened and how far that is from what was expected, without a full stop."""
    if figure.milestone is not None:
        return sentences.headline(figure).rstrip(".")
    if figure.status == "no_data":
        return sentences.no_data(figure).rstrip(".")
    if unsaid := sentences.tasks_overdue(figure):
        return unsaid.rstrip(".")
    happened = sentences.happened(figure)
    distance = gap(figure)
    return f"{happened}, {distance}" if distance else happened


def of_months(points: Sequence[TrajectoryPoint], direction: Direction = HIGHER, *, to_date: bool = False) -> str:
    """In how many of the complete months what happened reached what was expected; "" without such months.

    `to_date` counts the year up to each month, where that is what is drawn and judged: a share.
    """
    judged = _judged_months(points, to_date=to_date)
    reached, whole = sum(1 for actual, expected in judged if direction.reaches(actual, expected)), len(judged)
    if not whole:
        return ""
    if direction.is_ceiling:
        return _months_within(reached, whole)
    if whole == 1:
        return tr("El primer mes llegó a lo esperado") if reached else tr("El primer mes no llegó a lo esperado")
    if not reached:
        return tr("Ningún mes llegó a lo esperado")
    if reached == whole:
        return tr("Los {whole} meses llegaron a lo esperado", whole=number(whole))
    words = plural(
        reached, "{reached} de {whole} meses llegó a lo esperado", "{reached} de {whole} meses llegaron a lo esperado"
    )
    return words.format(reached=number(reached), whole=number(whole))


def _judged_months(points: Sequence[TrajectoryPoint], *, to_date: bool) -> list[tuple[float, float]]:
    """What happened and what was expected in each complete month of which both are known."""
    sides = [
        (point.actual_to_date, point.expected_to_date) if to_date else (point.actual, point.expected)
        for point in points
        if point.state == "covered"
    ]
    return [(actual, expected) for actual, expected in sides if actual is not None and expected is not None]


def behind_since(figure: Progress, points: Sequence[TrajectoryPoint]) -> str:
    """Since which month of the plan year the goal has been behind without a break, and how much of what was expected there was then and is now; "" where it is not.

    «No va bien desde enero de 2018: 74 % de lo esperado en enero, 85 % en septiembre.» A month is behind where the figure to date, after
    it, is not on track; months without data are no break. It names no state: «atrasada» would contradict a card that says «en riesgo».
    """
    if figure.status not in BEHIND or figure.milestone is not None:
        return ""
    run = behind_run(figure, points)
    if not run:
        return ""
    (first, before), (last, now) = run[0], run[-1]
    since = dates.month_long(first.first)
    if figure.indicator.direction.is_ceiling:
        return tr("Por encima de lo permitido desde {month}.", month=since)
    if first == last:
        return tr(
            "No va bien desde {month} ({pace} de lo esperado).",
            month=since,
            pace=sentences.of_expected(figure.indicator, now),
        )
    paces = sentences.of_expected(figure.indicator, before), sentences.of_expected(figure.indicator, now)
    is_one_year = first.first.year == last.first.year
    names = [
        dates.month_names()[m.first.month - 1] if is_one_year else dates.month_long(m.first) for m in (first, last)
    ]
    return tr(
        "No va bien desde {month}: {before} de lo esperado en {first}, {now} en {last}.",
        month=since, before=paces[0], now=paces[1], first=names[0], last=names[1],
    )  # fmt: skip


def behind_run(figure: Progress, points: Sequence[TrajectoryPoint]) -> list[tuple[Month, float]]:
    """The months of the unbroken run behind that lasts until now, each with how much there was of what was expected up to it."""
    indicator, run, expected_so_far = figure.indicator, [], 0.0
    for point in points:
        if point.state != "covered" or point.actual_to_date is None:
            continue
        expected = point.expected_to_date
        if indicator.kind.adds_up and indicator.period.is_year:  # like with like: of the months that are counted alone
            expected_so_far += point.expected or 0.0
            expected = expected_so_far
        status = status_of(indicator, point.actual_to_date, expected, figure.target)
        pace = None if expected is None else indicator.direction.pace(point.actual_to_date, expected)
        if status in BEHIND and pace is not None:
            run.append((point.month, pace))
        else:
            run.clear()
    return run


def _months_within(within: int, whole: int) -> str:
    """The same where less is better."""
    if whole == 1:
        return tr("El primer mes no pasó de lo permitido") if within else tr("El primer mes pasó de lo permitido")
    if not within:
        return tr("Todos los meses pasaron de lo permitido")
    if within == whole:
        return tr("Ningún mes pasó de lo permitido")
    words = plural(
        whole - within,
        "{over} de {whole} meses pasó de lo permitido",
        "{over} de {whole} meses pasaron de lo permitido",
    )
    return words.format(over=number(whole - within), whole=number(whole))


def of_growth(month: date, growth: float, target: float | None) -> str:
    """How `month` stands over the same month of the baseline year, and which growth the year's target asks for (both shares)."""
    name = dates.month_title(month)
    amount = percent(abs(growth))
    if growth >= 0:
        said = tr("{month} estuvo {amount} por encima de la línea base", month=name, amount=amount)
    else:
        said = tr("{month} estuvo {amount} por debajo de la línea base", month=name, amount=amount)
    if target is None:
        return said
    if growth < 0 <= target:  # «estuvo 85 % por debajo; la meta pide 81,5 %» would ask for less than there is
        return tr("{said}; la meta pide estar {target} por encima", said=said, target=percent(target))
    return tr("{said}; la meta pide {target}", said=said, target=percent(target))


def of_days(days: Mapping[date, float | None], noun: tuple[str, str]) -> str:
    """The highest of the days; "" where no day is known, or all are zero."""
    known = {day: value for day, value in days.items() if value is not None}
    highest = max(known.values(), default=0)
    if not highest:
        return ""
    amount = counted(highest, *noun)
    when = [day for day, value in known.items() if value == highest]
    if len(when) > 1:
        return tr("El día más alto llegó a {amount}", amount=amount)
    return tr("El día más alto fue el {day}, con {amount}", day=dates.date(when[0]), amount=amount)


def of_parts(parts: Sequence[Progress]) -> str:
    """Which parts of an indicator reached what was expected of them; "" where none can be judged."""
    judged = [part for part in parts if part.status in JUDGED and part.expected_to_date is not None]
    if not judged:
        return ""
    reached = [part.short for part in judged if _is_as_expected(part)]
    return _how_many_parts(judged, len(reached)) if len(judged) > NAMED else _named_parts(judged, reached)


def _named_parts(judged: Sequence[Progress], reached: Sequence[str]) -> str:
    """The few parts by name: those that `reached` what was expected, or passed what is allowed."""
    if judged[0].indicator.direction.is_ceiling:
        return _parts_above([part.short for part in judged if part.short not in reached])
    if not reached:
        return _none_of([part.short for part in judged])
    whole = len(reached) == len(judged)
    if whole:
        words = plural(len(reached), "{names} llega a lo esperado", "{names} llegan a lo esperado")
    else:
        words = plural(len(reached), "Solo {names} llega a lo esperado", "Solo {names} llegan a lo esperado")
    return words.format(names=listed(reached))


def _how_many_parts(judged: Sequence[Progress], reached: int) -> str:
    """How many of many parts are as they should be, and of those that are not the furthest: a title that named nine would be no title."""
    whole, is_ceiling = number(len(judged)), judged[0].indicator.direction.is_ceiling
    if not reached:
        said = (
            tr("Las {whole} pasan de lo permitido") if is_ceiling else tr("Ninguna de las {whole} llega a lo esperado")
        )
    elif is_ceiling:
        said = plural(
            reached, "{count} de {whole} no pasa de lo permitido", "{count} de {whole} no pasan de lo permitido"
        )
    else:
        said = plural(reached, "{count} de {whole} llega a lo esperado", "{count} de {whole} llegan a lo esperado")
    said = said.format(count=number(reached), whole=whole)
    short = [part for part in judged if not _is_as_expected(part) and part.pace is not None]
    if not short:
        return said
    furthest = min(short, key=lambda part: part.pace or 0.0)
    return tr("{said}; la más lejana es {name}", said=said, name=furthest.short)


def _is_as_expected(part: Progress) -> bool:
    return part.indicator.direction.reaches(part.actual_to_date or 0.0, part.expected_to_date or 0.0)


def _parts_above(names: Sequence[str]) -> str:
    """Which parts passed what is allowed."""
    if not names:
        return tr("Ninguna parte pasa de lo permitido")
    words = plural(len(names), "{names} pasa de lo permitido", "{names} pasan de lo permitido")
    return words.format(names=listed(names))


def _none_of(names: Sequence[str]) -> str:
    if len(names) == 1:
        return tr("{name} no llega a lo esperado", name=names[0])
    return tr("Ni {names} llegan a lo esperado", names=f" {tr('ni')} ".join(names))


def of_posting_days(days: Mapping[date, int | None]) -> str:
    """On how many of the known days something was posted; "" where no day is known."""
    known = [value for value in days.values() if value is not None]
    if not known:
        return ""
    posted = sum(1 for value in known if value)
    whole = len(known) == len(days)
    if posted == len(known):
        return tr("Hubo publicaciones todos los días") if whole else tr("Hubo publicaciones todos los días con datos")
    if not posted:
        return tr("Ningún día hubo publicaciones") if whole else tr("Ningún día con datos hubo publicaciones")
    return tr(
        "Hubo publicaciones en {posted} de {days}", posted=number(posted), days=counted(len(known), "día", "días")
    )


def of_largest(name: str, value: float, total: float) -> str:
    """The largest of several counts, and all of them together; "" where there are none."""
    if not total:
        return ""
    return tr("{name}: {value} de {total}", name=name, value=number(value), total=number(total))


def of_shares(month: date, value: float) -> str:
    """How often the posts of the last known month were shared."""
    when = dates.month_long(month)
    if value == 1:
        return tr("En {month} se compartieron una vez", month=when)
    return tr("En {month} se compartieron {times} veces", month=when, times=number(value))


def of_channels(month: date, online: float, total: float) -> str:
    """How many of a month's procedures were done online; "" where there were none."""
    if not total:
        return ""
    words = plural(
        online,
        "En {month}, {online} de {total} trámites se hizo en línea",
        "En {month}, {online} de {total} trámites se hicieron en línea",
    )
    return words.format(month=dates.month_long(month), online=number(online), total=number(total))


def of_take_up(shares: Mapping[str, float]) -> str:
    """Which of several procedures is done online most, and which least (shares by name); "" where there are not two."""
    if len(shares) < 2:  # noqa: PLR2004 - one is neither the most nor the least
        return ""
    most, least = max(shares, key=shares.__getitem__), min(shares, key=shares.__getitem__)
    if shares[most] == shares[least]:
        return ""
    return tr(
        "El trámite con mayor uso en línea: {most}, {high}; con menor: {least}, {low}",
        most=most,
        high=percent(shares[most]),
        least=least,
        low=percent(shares[least]),
    )


def of_adoption(figure: Progress) -> str:
    """The share of what is done online beside the year's target, without a full stop."""
    said = of_goal(figure)
    if figure.status not in JUDGED or sentences.is_closed(figure):
        return said
    target = written_amounts.amount_text(figure.indicator, figure.target)
    return tr("{said}; la meta del año es {target}", said=said, target=target)
