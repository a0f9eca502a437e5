"""What is asked where data are of several accounts, or of another than before, and what the answers mean."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from plancom.datasets import Account, Inquiry, Option, Problem, Question, Result
from plancom.datasets.observations import bare
from plancom.datasets.problems.accounts import (
    OtherAccount,
    OtherProperty,
    RefusedAccounts,
    RefusedProperties,
    SeveralAccounts,
    SeveralProperties,
)
from plancom.language.numbers import number
from plancom.language.phrases import counted, listed
from plancom.language.translation import tr
from plancom.plan import Plan
from plancom.sources.tables.layouts import Context

ALL, NO = "*", "no"
"""Answers: all accounts of the file count; those of another account than before do not."""
SHOWN = 6
"""How many accounts a question names."""
_BEFORE = 3  # how many accounts are named that data were of before


@dataclass(frozen=True)
class OwnerDecision:
    """What becomes of the accounts of one series: what is `asked` first, which are left `out`, and whose file it is not (`refused`)."""

    asked: tuple[Problem, Question] | None = None
    out: tuple[Account, ...] = ()
    refused: bool = False


def decided(series: str, found: Sequence[tuple[Account, int]], context: Context) -> OwnerDecision:
    """What becomes of the accounts that a file has of `series`, each with its number of posts, those with most rows first.

    The answer «accounts» is one for every series.
    """
    accounts = [one for one, _ in found]
    known = [one for one in context.accounts if one.series == series]
    answer = context.answers.get(f"accounts:{series}") or context.answers.get("accounts", "")
    if answer == ALL or (not answer and all(_is_among(known, one) for one in accounts)):
        return OwnerDecision()
    if answer and (chosen := _meant(answer, accounts)):
        return _other(series, chosen, known, context, tuple(one for one in accounts if one != chosen))
    if len(accounts) > 1:
        return OwnerDecision(_several(series, found, context))
    if answer:  # the only account here is none that the user said
        return OwnerDecision(out=tuple(accounts), refused=True)
    return _other(series, accounts[0], known, context, ())


def _is_among(accounts: Sequence[Account], one: Account) -> bool:
    return any(one.is_same(other) for other in accounts)


def _other(
    series: str, account: Account, known: Sequence[Account], context: Context, out: tuple[Account, ...]
) -> OwnerDecision:
    """What becomes of an account that may be none of those `known`; `out` are left out whatever becomes of it."""
    answer = context.answers.get(f"account:{series}", "")
    if not known or _is_among(known, account) or (answer not in {"", NO} and _meant(answer, [account])):
        return OwnerDecision(out=out)
    if answer == NO:
        return OwnerDecision(out=(*out, account), refused=True)
    return OwnerDecision(_another(series, account, known, context))


def _meant(answer: str, accounts: Sequence[Account]) -> Account | None:
    """The account that an answer names: by its id, as the questions do, or as people call it."""
    said = bare(answer)
    exact = [one for one in accounts if one.id == answer]
    called = [one for one in accounts if said in {one.id, bare(one.name)}]
    return exact[0] if exact else called[0] if len(called) == 1 else None


def _several(series: str, found: Sequence[tuple[Account, int]], context: Context) -> tuple[Problem, Question]:
    """Which of several accounts count."""
    names = [tr("«{name}» ({posts})", name=account.name, posts=number(posts)) if series else tr("«{name}»", name=account.name) for account, posts in found[:SHOWN]]  # fmt: skip
    if len(found) > SHOWN:
        names.append(tr("{count} más", count=len(found) - SHOWN))
    said = listed(names)
    options = [
        Option(
            account.id,
            tr("Solo «{name}» ({posts})", name=account.name, posts=number(posts)) if series else tr("Solo «{name}»", name=account.name),
            _effect([pair for pair in found if pair[0] != account], posts=bool(series)),
        )
        for account, posts in found[:SHOWN]
    ]  # fmt: skip
    together = tr("Se cuentan todas") if series else tr("Se lee el archivo entero, como un solo sitio")
    options.append(Option(ALL, tr("Todas son nuestras"), together))
    id_ = f"accounts:{series}"
    given = {"one": _argument(id_, found[0][0].id), "all": _argument(id_, ALL)}
    problem = (
        SeveralAccounts(network=network_name(series, context.plan), count=counted(len(found), "cuenta", "cuentas"), names=said, **given)
        if series
        else SeveralProperties(count=counted(len(found), "propiedad o sitio", "propiedades o sitios"), names=said, **given)
    ).at()  # fmt: skip
    question = Question(id_, tr("{message} ¿Cuáles se cuentan?", message=problem.message), tuple(options))
    return problem, question


def _effect(others: Sequence[tuple[Account, int]], *, posts: bool) -> str:
    """What is left out: «No se cuentan las 3 de «Fundación Ajena»»."""
    if not posts:
        return tr("No se cuenta lo de {names}", names=_named([one for one, _ in others], SHOWN))
    if len(others) == 1:
        (account, count), *_ = others
        if count == 1:
            return tr("No se cuenta la única de «{name}»", name=account.name)
        return tr("No se cuentan las {count} de «{name}»", count=number(count), name=account.name)
    return tr(
        "No se cuentan las {count} de {names}",
        count=number(sum(count for _, count in others)),
        names=_named([one for one, _ in others], _BEFORE),
    )


def _named(accounts: Sequence[Account], most: int) -> str:
    names = [tr("«{name}»", name=one.name) for one in accounts[:most]]
    if len(accounts) > most:
        names.append(tr("{count} más", count=len(accounts) - most))
    return listed(names)


def _another(series: str, account: Account, known: Sequence[Account], context: Context) -> tuple[Problem, Question]:
    """Whether an account counts that nothing was of before."""
    id_ = f"account:{series}"
    yes = Option(
        account.id,
        tr("Sí: también es nuestra, o cambió de nombre"),
        tr("Lo de «{name}» se cuenta, y no se vuelve a preguntar por ella", name=account.name),
    )
    no = Option(NO, tr("No: es de otros"), tr("No se cuenta nada de «{name}»", name=account.name))
    given = {"before": _named(known, _BEFORE), "name": account.name}
    given |= {"yes": _argument(id_, account.id), "no": _argument(id_, NO)}
    problem = (
        OtherAccount(network=network_name(series, context.plan), **given) if series else OtherProperty(**given)
    ).at()
    question = Question(id_, tr("{message} ¿Se cuentan?", message=problem.message), (yes, no))
    return problem, question


def refusal(series: str, accounts: Sequence[Account], plan: Plan) -> Problem:
    """Why nothing is read of a file that is of others."""
    names = _named(accounts, SHOWN)
    if series:
        return RefusedAccounts(network=network_name(series, plan), names=names).at()
    return RefusedProperties(names=names).at()


def network_name(series: str, plan: Plan) -> str:
    """A network as people call it."""
    network = plan.institution.network(series)
    return network.name if network else _USUAL.get(series, series.replace("-", " "))


_USUAL = {
    "tiktok": "TikTok",
    "youtube": "YouTube",
    "linkedin": "LinkedIn",
    "threads": "Threads",
    "whatsapp": "WhatsApp",
}


def _argument(id_: str, value: str) -> str:
    text = f"{id_}={value}"
    return f'"{text}"' if any(mark in text for mark in " *&()") else text


def summed(accounts: Iterable[Account]) -> tuple[Account, ...]:
    """Each account once, with the rows of all; one that is known by its name alone is the one of that name."""
    found: list[Account] = []
    for one in sorted(accounts, key=lambda one: bare(one.name) == one.id):  # those with an id of their own first
        place = next((place for place, other in enumerate(found) if other.is_same(one)), None)
        if place is None:
            found.append(one)
        else:
            found[place] = replace(found[place], rows=found[place].rows + one.rows)
    return tuple(sorted(found, key=lambda one: (one.series, -one.rows, one.id)))


def between(found: Sequence[Result], context: Context) -> Inquiry | None:
    """What must be asked of several files that are read as one; None where nothing must.

    Each of them may be of one account, and all together of several.
    """
    sums = summed(account for said in found for account in said.accounts)
    asked = []
    for series in dict.fromkeys(one.series for one in sums):
        decision = decided(series, [(one, one.rows) for one in sums if one.series == series], context)
        if decision.asked:
            asked.append(decision.asked)
    if not asked:
        return None
    lead = next(said for said in found if said.accounts)
    problem = together([problem for problem, _ in asked])
    return Inquiry(lead.source, lead.title, (problem,), tuple(question for _, question in asked), accounts=sums)


def together(problems: Sequence[Problem]) -> Problem:
    """One problem that says what all of them say."""
    lead = problems[0]
    messages, fixes = ([*dict.fromkeys(texts)] for texts in ((p.message for p in problems), (p.fix for p in problems)))
    return replace(lead, message=" ".join(messages), fix=" ".join(fixes))
