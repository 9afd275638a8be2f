"""The form of one course of treatment: what it is for, what leads the dose, what limits it."""

from datetime import date
from typing import Any

import msgspec
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.domain.case import TIME_CONTINGENT
from app.domain.codes import Contingency, Profile, Region
from app.domain.errors import Invalid, sentence
from app.domain.patient import Episode, PatientId
from app.exercises.bank import Bank
from app.ui.code_words import CONTINGENCIES, PROFILES, REGIONS
from app.ui.translator import spoken
from app.ui.widgets.controls.card import box, column, row
from app.ui.widgets.controls.choice import DropDown, TickBox
from app.ui.widgets.controls.date_field import DateField
from app.ui.widgets.controls.label import FieldNote, Label
from app.ui.widgets.controls.labelled import SideBySide, labelled
from app.ui.widgets.controls.number_list import NumberList
from app.ui.widgets.controls.segments import Segments
from app.ui.widgets.controls.text_field import TextField
from app.ui.widgets.controls.typed import type_all, typed_of
from app.ui.widgets.patient.restriction_rows import RestrictionRows

_NO_PROFILE = sentence("Choose why the patient is here: it decides which rules judge.")


class EpisodeForm(QWidget):
    """Shows one episode, or an empty one that begins today."""

    profile_changed = Signal()

    def __init__(
        self, episode: Episode | None, bank: Bank, today: date, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._episode = episode
        words = spoken()
        self.profile: Segments[Profile] = Segments(
            [(each, words.say(text)) for each, text in PROFILES.items()],
            episode.profile if episode else None,
        )
        self.contingency: Segments[Contingency] = Segments(
            [(each, words.say(text)) for each, text in CONTINGENCIES.items()],
            episode.contingency if episode else Contingency.SYMPTOM,
        )
        self.region: DropDown[Region | None] = DropDown(
            [
                (None, self.tr("Not stated")),
                *((r, words.say(text)) for r, text in REGIONS.items()),
            ],
            episode.region if episode else None,
        )
        self.title = TextField(episode.title if episode else "", longest=120)
        self.started = DateField(episode.started if episode else today)
        self.cleared: Segments[bool] = Segments(
            [(True, self.tr("Yes")), (False, self.tr("Not yet"))],
            episode.cleared if episode else None,
        )
        self.repair = TickBox(
            self.tr("A tendon or ligament was repaired or grafted"),
            ticked=bool(episode and episode.repair),
        )
        self.baseline = NumberList(episode.baseline_repetitions if episode else None)
        self.restrictions = RestrictionRows(episode.restrictions if episode else None, bank)
        self.problem = FieldNote()
        self._lay_out()
        self.profile.changed.connect(self._show_what_applies)
        self.contingency.changed.connect(self._keep_contingency)
        self.started.problem_changed.connect(self.problem.show_problem)
        self.baseline.problem_changed.connect(self.problem.show_problem)
        self._show_what_applies()

    def episode(self, patient_id: PatientId) -> Episode:
        """The episode as the form shows it now. Raises Invalid."""
        before = self._episode
        made = Episode(patient_id=patient_id, **self._answers())
        if before is None:
            return made
        return msgspec.structs.replace(
            made,
            id=before.id,
            latched_stop=before.latched_stop,
            acknowledged_review=before.acknowledged_review,
        )

    def typed(self) -> dict[str, str]:
        """All that stands in the form, valid or not."""
        return typed_of(self._controls()) | self.restrictions.typed()

    def show_typed(self, fields: dict[str, str]) -> None:
        """Put back what was typed."""
        type_all(self._controls(), fields)
        self.restrictions.show_typed(fields)

    def _controls(self) -> dict[str, QWidget]:
        return {
            "profile": self.profile,
            "contingency": self.contingency,
            "region": self.region,
            "title": self.title,
            "started": self.started,
            "cleared": self.cleared,
            "repair": self.repair,
            "baseline": self.baseline,
        }

    def _answers(self) -> dict[str, Any]:
        profile, started = self.profile.value, self.started.value
        if profile is None:
            self._refuse(self.profile, spoken().say(_NO_PROFILE))
        if self.started.problem or started is None:
            self.started.setFocus()
            raise Invalid("started", self.started.problem or sentence("Write the first day."))
        if self.baseline.problem:
            self._refuse(self.baseline, self.baseline.problem)
        surgical, timed = profile is Profile.POST_OPERATIVE, self._timed()
        return {
            "title": self.title.text().strip(),
            "started": started,
            "profile": profile,
            "contingency": Contingency.TIME if timed else Contingency.SYMPTOM,
            "region": self.region.value,
            "cleared": self.cleared.value if surgical else None,
            "repair": self.repair.isChecked() if surgical else False,
            "restrictions": self.restrictions.restrictions(),
            "baseline_repetitions": self.baseline.value if timed else None,
        }

    def _refuse(self, field: QWidget, problem: str) -> None:
        field.setFocus()
        raise Invalid("", problem)

    def _timed(self) -> bool:
        leads = self.contingency.value
        return self.profile.value in TIME_CONTINGENT and leads is Contingency.TIME

    def _keep_contingency(self, value: Contingency | None) -> None:
        if value is None:
            self.contingency.show_value(Contingency.SYMPTOM)
        self._show_what_applies()

    def _show_what_applies(self) -> None:
        self.problem.show_problem("")
        self._led.setVisible(self.profile.value in TIME_CONTINGENT)
        self._counted.setVisible(self._timed())
        self._leading.setVisible(self.profile.value in TIME_CONTINGENT)
        self._surgery.setVisible(self.profile.value is Profile.POST_OPERATIVE)
        self.profile_changed.emit()

    def _lay_out(self) -> None:
        tr = self.tr
        self._led = box(labelled(tr("What leads the dose"), self.contingency))
        self._counted = box(labelled(tr("Repetitions in the baseline sessions"), self.baseline))
        cleared = labelled(tr("Cleared for loading"), self.cleared)
        beside = column(Label("", "small_medium"), 2, box(row(self.repair), height=44), gap=0)
        self._surgery = SideBySide(cleared, beside).stretch(1)
        self._leading = SideBySide(self._led, self._counted).stretch(1)
        self.setLayout(column(
            labelled(tr("Why the patient is here"), self.profile),
            self._leading, self._surgery,
            SideBySide(labelled(tr("In your own words"), self.title),
                labelled(tr("Region"), self.region), labelled(tr("First day"), self.started)),
            labelled(tr("Limits from surgeon or doctor"), self.restrictions), self.problem, gap=12,
        ))  # fmt: skip
