"""Whatever is typed can be saved, judged, read back equal, and printed or refused in words."""

from uuid import uuid4

from hypothesis import HealthCheck, example, given, settings
from msgspec import structs

from app.advisor.advise import advise
from app.domain.codes import Language, Light
from app.domain.errors import TaktError
from app.domain.session import Override
from app.usecases.decide import OverrideRefused
from app.usecases.issue_programme import preview_programme
from app.usecases.keep_patients import add_patient, open_patient
from app.usecases.record_session import record_session
from db import decisions
from tests import strategies
from tests.builders import TODAY, a_patient, a_session, an_episode

TYPED = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def saved(workspace, patient, session):
    """The page of a new patient with this one session, judged as it may be judged."""
    patient = structs.replace(patient, id=uuid4())
    episode = an_episode(id=uuid4(), patient_id=patient.id)
    add_patient(workspace, patient, episode)
    try:
        record_session(workspace, episode.id, session, Language.NB)
    except OverrideRefused:
        session = structs.replace(session, override=None)
        record_session(workspace, episode.id, session, Language.NB)
    return open_patient(workspace, patient.id), session


def printed(workspace, file, why):
    try:
        return preview_programme(workspace, file, why=why)
    except TaktError as refused:
        return str(refused).encode()


@TYPED
@given(session=strategies.sessions.map(lambda typed: structs.replace(typed, date=TODAY)))
def test_a_session_is_saved_and_judged_again_to_the_same(workspace, session):
    file, expected = saved(workspace, a_patient(), session)
    with workspace.database.begin() as tx:
        judged = decisions.judged(tx, file.latest.id)

    assert file.latest.session == expected
    assert file.latest.advice == judged.advice
    assert advise(judged.case, workspace.rulebook, judged.language) == judged.advice


@TYPED
@given(patient=strategies.patients, why=strategies.maybe(strategies.short_texts))
@example(
    patient=a_patient(given_name="<b>Kari</b> &amp;", family_name='"</para>'), why="<img src=x>"
)
def test_a_sheet_is_printed_or_refused_in_words(workspace, patient, why):
    file, _ = saved(workspace, patient, a_session())

    outcome = printed(workspace, file, why)

    assert outcome.startswith(b"%PDF") or outcome.endswith(b".")


def test_an_override_is_part_of_what_is_saved(workspace):
    override = Override(light=Light.RED, note="Vil ha ro")

    file, session = saved(workspace, a_patient(), a_session(override=override))

    assert file.latest.session == session
    assert session.override == override
