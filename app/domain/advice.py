"""What the advisor says: a light, the findings that explain it, and the next dose."""

from datetime import date
from enum import StrEnum

from msgspec import Struct, field

from app.domain.codes import Action, Light
from app.domain.dose import Dose

Fact = int | float | str | bool | None | list[str]
WHOLE_SESSION = "session"


class Who(StrEnum):
    """Who is to be told."""

    EMERGENCY = "emergency"
    DOCTOR = "doctor"
    SURGEON = "surgeon"
    CLINIC = "clinic"


class When(StrEnum):
    """How fast."""

    NOW = "now"
    TODAY = "today"
    SOON = "soon"


class RuleSet(Struct, frozen=True, kw_only=True, gc=False):
    """Which rules judged; `sha256` is that of their files."""

    id: str
    version: str
    sha256: str


class Finding(Struct, frozen=True, kw_only=True, gc=False):
    """One rule that spoke. `scope` is "session" or an exercise id.

    `inputs` and `threshold` are the numbers it compared; `reason` is for the clinician,
    `patient_reason` in plain words; `sources` are keys of the bibliography.
    """

    rule: str
    light: Light
    scope: str
    inputs: dict[str, Fact]
    threshold: dict[str, Fact]
    reason: str
    patient_reason: str
    sources: tuple[str, ...]


class Change(Struct, frozen=True, kw_only=True, gc=False):
    """The one thing that changes in a dose."""

    variable: str
    previous: Fact = field(name="from")
    next: Fact = field(name="to")


class ExerciseAdvice(Struct, frozen=True, kw_only=True, gc=False):
    """The light and next dose of one exercise; no dose when all is stopped."""

    id: str
    light: Light
    action: Action
    dose: Dose | None
    change: Change | None
    rest_days: int


class Notify(Struct, frozen=True, kw_only=True, gc=False):
    """Somebody who must be told, and how fast."""

    who: Who
    when: When
    text: str


class Information(Struct, frozen=True, kw_only=True, gc=False):
    """Something shown that moves no light."""

    key: str
    text: str


class Advice(Struct, frozen=True, kw_only=True, gc=False):
    """All that the advisor says about one case, in one language."""

    contract: int
    as_of: date
    rules: RuleSet
    light: Light
    action: Action
    summary: str
    findings: tuple[Finding, ...]
    missing: tuple[str, ...]
    exercises: tuple[ExerciseAdvice, ...]
    earliest_next_loading: date | None
    toward_green: tuple[str, ...]
    review: str | None
    notify: tuple[Notify, ...]
    information: tuple[Information, ...]

    @property
    def deciding(self) -> Finding:
        """The finding that decided the light: the worst comes first."""
        return self.findings[0]

    def repeats(self, earlier: "Advice") -> bool:
        """Whether this says what was said before: the same lights, for the same reasons."""
        return _said(self) == _said(earlier)


def _said(advice: Advice) -> object:
    reasons = {(each.rule, each.scope) for each in advice.findings}
    return advice.light, reasons, {(each.id, each.light) for each in advice.exercises}
