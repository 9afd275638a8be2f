"""The clinic whose name stands on the sheet."""

from typing import Annotated

from msgspec import Meta

from app.domain.value import Value


class Clinic(Value, frozen=True, kw_only=True):
    """Letterhead: name, telephone, therapist."""

    name: Annotated[str, Meta(min_length=1, max_length=80)]
    telephone: Annotated[str, Meta(max_length=40)] = ""
    therapist: Annotated[str, Meta(max_length=80)] = ""
