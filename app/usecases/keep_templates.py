"""The clinician keeps programmes to begin with, and takes one up again."""

from msgspec import structs

from app.domain.errors import TaktError, sentence
from app.domain.names import sort_key
from app.domain.programme import Template
from app.usecases.workspace import Workspace
from db import templates as kept


class TemplateRefused(TaktError):
    """A name that a template cannot have."""


def templates(workspace: Workspace) -> tuple[Template, ...]:
    """All templates, sorted by name."""
    with workspace.database.begin() as tx:
        found = kept.everyone(tx)
    return tuple(sorted(found, key=lambda template: sort_key(template.name)))


def keep_template(workspace: Workspace, template: Template) -> None:
    """Store a template; one of the same name gives way, programmes made from it stay."""
    with workspace.database.begin() as tx:
        kept.keep(tx, template)


def rename_template(workspace: Workspace, name: str, new: str) -> None:
    """Give a template another name. Raises TemplateRefused where another one has it."""
    with workspace.database.begin() as tx:
        found = {each.name: each for each in kept.everyone(tx)}
        if new in found and new != name:
            raise TemplateRefused(sentence("Another template is called {template}."), template=new)
        kept.remove(tx, name)
        kept.keep(tx, structs.replace(found[name], name=new))


def remove_template(workspace: Workspace, name: str) -> None:
    """Delete a template; programmes made from it stay."""
    with workspace.database.begin() as tx:
        kept.remove(tx, name)
