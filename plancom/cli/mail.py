"""Mail: what a command writes for cron, as text, as a page, or as one message with both for «sendmail -t»."""

from email.message import EmailMessage

import typer

from plancom.language.translation import tr

FORMATS = ("text", "html", "eml")
FORMAT = typer.Option("text", "--format", help=tr("text, html, o eml: un correo con los dos, para «sendmail -t»."))
TO = typer.Option("", "--to", help=tr("Para quién es el correo (eml)."))


def require_format(file_format: str) -> None:
    """Raises BadParameter for a format that there is not."""
    if file_format not in FORMATS:
        raise typer.BadParameter(
            tr(
                "«{file_format}» no es un formato; los hay: {formats}.",
                file_format=file_format,
                formats=", ".join(FORMATS),
            )
        )


def formatted(file_format: str, *, subject: str, text: str, html: str, to: str) -> str:
    """The `text`, the page, or the message, as `file_format` says."""
    if file_format != "eml":
        return text if file_format == "text" else html
    message = EmailMessage()
    message["Subject"] = " ".join(subject.split())
    if to:
        message["To"] = " ".join(to.split())
    message.set_content(text)
    message.add_alternative(html, subtype="html")
    return message.as_string()
