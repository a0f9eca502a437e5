"""Hand-made sheets for the tests, and what was read of them."""

from source_files import xlsx


def book(*rows):
    return xlsx({"Hoja1": rows})


def counted_figures(found):
    """The counted figure of every series and month."""
    measure = {"posts": "publications", "visits": "visits", "procedures": "quantity"}[found.dataset]
    names = found.table["series"] if "series" in found.table else [""] * len(found.table)
    months = found.table["day"].dt.strftime("%Y-%m")
    return {
        f"{name} {month}".strip(): int(figure)
        for name, month, figure in zip(names, months, found.table[measure], strict=True)
    }


def codes_and_questions(found):
    """What is told, and which questions would answer it."""
    return [problem.code for problem in found.problems], [question.id for question in found.questions]
