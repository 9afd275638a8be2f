"""The sheet without a page: plain text for mail, HTML for screen readers."""

from collections.abc import Iterator
from html import escape

from app.domain.codes import Language
from app.sheet.outline import Heading, Items, Node, Paragraph, Table, outline
from app.sheet.sheet import Sheet

WIDE = 2
STYLE = (
    "body{font:1.125rem/1.5 sans-serif;max-width:40rem;margin:2rem auto;padding:0 1rem}"
    "table{border-collapse:collapse}th,td{border:1px solid;padding:.3rem .6rem;text-align:left}"
)
TAGS = {Language.NB: "nb", Language.EN: "en"}


def as_text(sheet: Sheet) -> str:
    """The sheet as plain text."""
    return "\n\n".join(_text(node) for node in outline(sheet)) + "\n"


def as_html(sheet: Sheet) -> str:
    """The sheet as one HTML page that loads nothing; its title names nobody."""
    body = "\n".join(_html(node) for node in outline(sheet))
    return (
        f'<!doctype html>\n<html lang="{TAGS[sheet.language]}">\n<head>\n<meta charset="utf-8">\n'
        f"<title>{escape(sheet.document_title)}</title>\n<style>{STYLE}</style>\n</head>\n"
        f"<body>\n<main>\n{body}\n</main>\n</body>\n</html>\n"
    )


WRITTEN = {".txt": as_text, ".html": as_html}  # by the ending of the file


def _text(node: Node) -> str:
    if isinstance(node, Heading):
        return node.text.upper() if node.level < WIDE else f"{node.text}\n{'-' * len(node.text)}"
    if isinstance(node, Paragraph):
        return node.text
    if isinstance(node, Items):
        return "\n".join(f"{number}. {item}" for number, item in enumerate(node.items, 1))
    return "\n".join(_spoken_rows(node))


def _spoken_rows(table: Table) -> Iterator[str]:
    """A table read aloud: each answer after the light it belongs to."""
    for label, *answers in table.rows:
        told = "; ".join(
            f"{head}: {answer}" for head, answer in zip(table.heads[1:], answers, strict=True)
        )
        yield f"{label}: {told}"


def _html(node: Node) -> str:
    if isinstance(node, Heading):
        return f"<h{node.level}>{escape(node.text)}</h{node.level}>"
    if isinstance(node, Paragraph):
        return f"<p>{escape(node.text)}</p>"
    if isinstance(node, Items):
        return f"<ol>{''.join(f'<li>{escape(item)}</li>' for item in node.items)}</ol>"
    return _table(node)


def _table(table: Table) -> str:
    heads = "".join(f'<th scope="col">{escape(head)}</th>' for head in table.heads)
    rows = "".join(
        f'<tr><th scope="row">{escape(label)}</th>'
        + "".join(f"<td>{escape(answer)}</td>" for answer in answers)
        + "</tr>"
        for label, *answers in table.rows
    )
    return f"<table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"
