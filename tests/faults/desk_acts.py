"""What a clinician does beside the sessions: the programme, the diary, what is the clinic's own.

Act by act as in acts.py. Drafts are kept by the program while she types.
"""

import shutil
from datetime import timedelta
from pathlib import Path

from app.domain.codes import Language, ReasonCode
from app.domain.diary import DiaryEntry, Ticked
from app.domain.limit_change import LimitChange
from app.domain.programme import ProgrammeExercise, Template
from app.domain.record import Draft, FormDraft, ProgrammeDraft
from app.usecases.back_up import choose_outside
from app.usecases.change_keys import change_recovery_key, choose_passphrase_on_paper
from app.usecases.change_limits import change_limit
from app.usecases.change_programme import change_programme
from app.usecases.enter_diary import enter_diary
from app.usecases.keep_clinic import change_advice
from app.usecases.keep_draft import drop_draft, keep_draft
from app.usecases.keep_favourites import mark_favourite
from app.usecases.keep_form_draft import drop_form_draft, keep_form_draft
from app.usecases.keep_own_exercises import keep_own_exercise, remove_own_exercise
from app.usecases.keep_programme_draft import drop_programme_draft, keep_programme_draft
from app.usecases.keep_templates import keep_template, remove_template, rename_template
from app.usecases.review_access import note_review
from app.usecases.saved_exports import delete_export, save_export, saved_exports
from app.usecases.unfinished import Unfinished, drop_unfinished, put_back_unfinished
from db.recovery_key import new_recovery_key
from tests.builders import NOW, TODAY, a_dose, an_own_exercise
from tests.faults import acts
from tests.faults.acts import PASSPHRASE, QUICK, Act, Desk, episode_id

OTHER_PAPER = new_recovery_key()
ENTRY = ProgrammeExercise(id="heel-raise", dose=a_dose())
TEMPLATE = Template(name="Akilles, uke 1", exercises=(ENTRY,))
FORM = "editor"
HALF = Draft(fields={"pain_before": "3", "note": "Halv setning om"}, kept_at=NOW)


def stick_of(folder: Path) -> Path:
    """Where the stick is plugged in: outside the records."""
    return folder.parent / "stick"


def changed_programme(desk: Desk) -> None:
    change_programme(
        desk.records, desk.file(), (ENTRY,), reason_code=ReasonCode.EXAMINATION, note="Tåler mer."
    )


def diary(desk: Desk) -> None:
    file = desk.file()
    issued = file.programmes[-1]
    done = tuple(Ticked(id=each.id) for each in issued.programme.exercises)
    entry = DiaryEntry(date=issued.programme.issued_on, done=done, pain_evening=1)
    enter_diary(desk.records, file, issued, (entry,), Language.NB)


def own_exercise(desk: Desk) -> None:
    own = an_own_exercise(photo=b"\xff\xd8" + bytes(range(256)) * 40)
    desk.workspace = keep_own_exercise(desk.records, own)


def removed_own_exercise(desk: Desk) -> None:
    desk.workspace = remove_own_exercise(desk.records, an_own_exercise().id)


def favourite(desk: Desk) -> None:
    mark_favourite(desk.records, "squat", favourite=True)


def no_favourite(desk: Desk) -> None:
    mark_favourite(desk.records, "squat", favourite=False)


def template(desk: Desk) -> None:
    keep_template(desk.records, TEMPLATE)


def removed_template(desk: Desk) -> None:
    remove_template(desk.records, TEMPLATE.name)


def renamed_template(desk: Desk) -> None:
    rename_template(desk.records, TEMPLATE.name, "Akilles, uke 2")


def changed_limit(desk: Desk) -> None:
    change = LimitChange(date=TODAY, rule="pain-acceptable", name="above", value=3, by="IA")
    change_limit(desk.records, change)


def changed_limit_of_one(desk: Desk) -> None:
    whose = {"episode_id": episode_id(desk.patients), "by": "IA"}
    change_limit(
        desk.records,
        LimitChange(date=TODAY, rule="pain-during-high", name="during_above", value=4, **whose),
    )


def without_advice(desk: Desk) -> None:
    change_advice(desk.records, shown=False)


def with_advice(desk: Desk) -> None:
    change_advice(desk.records, shown=True)


def half_a_session(desk: Desk) -> None:
    keep_draft(desk.records, episode_id(desk.patients), HALF)


def more_of_the_session(desk: Desk) -> None:
    later = NOW + timedelta(seconds=5)
    draft = Draft(fields={"pain_before": "3", "pain_after": "2"}, kept_at=later)
    keep_draft(desk.records, episode_id(desk.patients), draft)


def discarded_session(desk: Desk) -> None:
    drop_draft(desk.records, episode_id(desk.patients))


def half_a_programme(desk: Desk) -> None:
    draft = ProgrammeDraft(exercises=(ENTRY,), kept_at=NOW)
    keep_programme_draft(desk.records, episode_id(desk.patients), draft)


def discarded_programme(desk: Desk) -> None:
    drop_programme_draft(desk.records, episode_id(desk.patients))


def half_a_form(desk: Desk) -> None:
    draft = FormDraft(page=FORM, fields={"given_name": "Ka"}, kept_at=NOW)
    keep_form_draft(desk.records, FORM, draft)


def discarded_form(desk: Desk) -> None:
    drop_form_draft(desk.records, FORM)


def unfinished_left(desk: Desk) -> None:
    drop_unfinished(desk.records, _unfinished(desk))


def unfinished_put_back(desk: Desk) -> None:
    put_back_unfinished(desk.records, _unfinished(desk))


def _unfinished(desk: Desk) -> Unfinished:
    whose = acts.patient_id(desk.patients)
    return Unfinished("session", str(episode_id(desk.patients)), whose, HALF)


def saved_sheet(desk: Desk) -> None:
    save_export(desk.records, desk.folder / "ark.pdf", b"%PDF-1.7 invented" * 500)


def deleted_sheet(desk: Desk) -> None:
    for export in saved_exports(desk.records):
        delete_export(desk.records, export)


def looked_through_openings(desk: Desk) -> None:
    note_review(desk.records, TODAY)


def stick_chosen(desk: Desk) -> None:
    stick = stick_of(desk.folder)
    shutil.rmtree(stick, ignore_errors=True)  # one of another clinic would be refused
    stick.mkdir()
    choose_outside(desk.records, stick, same_disk=True)


def new_paper(desk: Desk) -> None:
    change_recovery_key(desk.records, PASSPHRASE, OTHER_PAPER)


def forgotten_passphrase(desk: Desk) -> None:
    choose_passphrase_on_paper(desk.records, " ".join(OTHER_PAPER), PASSPHRASE, QUICK)


_SEEN = (acts.first_run, acts.new_patient, acts.session)
# What comes before an act where that is not the usual.
NEEDS: dict[str, list[Act]] = {
    "diary": [*_SEEN, acts.programme],
    "removed_own_exercise": [*_SEEN, own_exercise],
    "no_favourite": [*_SEEN, favourite],
    "removed_template": [*_SEEN, template],
    "renamed_template": [*_SEEN, template],
    "with_advice": [*_SEEN, without_advice],
    "more_of_the_session": [*_SEEN, half_a_session],
    "discarded_session": [*_SEEN, half_a_session],
    "discarded_programme": [*_SEEN, half_a_programme],
    "discarded_form": [*_SEEN, half_a_form],
    "unfinished_left": [*_SEEN, half_a_session],
    "deleted_sheet": [*_SEEN, saved_sheet],
    "forgotten_passphrase": [*_SEEN, new_paper],
}
AT_THE_DESK: tuple[Act, ...] = (
    changed_programme,
    diary,
    own_exercise,
    removed_own_exercise,
    favourite,
    no_favourite,
    template,
    removed_template,
    renamed_template,
    changed_limit,
    changed_limit_of_one,
    without_advice,
    with_advice,
    half_a_session,
    more_of_the_session,
    discarded_session,
    unfinished_left,
    unfinished_put_back,
    half_a_programme,
    discarded_programme,
    half_a_form,
    discarded_form,
    saved_sheet,
    deleted_sheet,
    looked_through_openings,
    stick_chosen,
    new_paper,
    forgotten_passphrase,
)
# All of them one after another, with one more patient.
IN_A_DAY: list[Act] = [
    acts.new_patient, acts.session, acts.programme, changed_programme, diary, own_exercise,
    favourite, template, renamed_template, changed_limit, changed_limit_of_one, half_a_session,
    more_of_the_session, half_a_programme, half_a_form, saved_sheet, looked_through_openings,
    stick_chosen, new_paper, forgotten_passphrase, without_advice, with_advice, acts.changed_logo,
    removed_own_exercise, no_favourite, template, removed_template, discarded_session,
    unfinished_put_back, unfinished_left, discarded_programme, discarded_form, deleted_sheet,
]  # fmt: skip
