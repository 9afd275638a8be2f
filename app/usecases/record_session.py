"""The clinician saves a session: it is judged, and advice and decision are stored beside it."""

from datetime import date

from msgspec import structs

from app.advisor.advise import advise
from app.domain.advice import Advice
from app.domain.case import LatchedStop
from app.domain.codes import Language, Light
from app.domain.patient import Episode, EpisodeId, SessionId
from app.domain.record import RecordedSession
from app.domain.session import Session
from app.texts import texts
from app.usecases.decide import decide, own_doses
from app.usecases.decide_doses import OwnDoses, decide_doses
from app.usecases.judge_draft import case_with
from app.usecases.workspace import Workspace
from db import clinics, decisions, episodes, limits, patients, sessions
from db.database import Transaction
from db.drafts import SESSIONS

NO_DOSES: OwnDoses = {}


def record_session(
    workspace: Workspace,
    episode_id: EpisodeId,
    session: Session,
    language: Language,
    own: OwnDoses = NO_DOSES,
) -> RecordedSession:
    """Save the session with the advice on it and the decision. Raises OverrideRefused, Invalid.

    Where no advice is shown none is made: the doses go on as they were prescribed.
    `own` are the doses that the clinician decided for single exercises.
    """
    with workspace.database.begin() as tx:
        SESSIONS.drop(tx, episode_id)
        return record_in(tx, workspace, episode_id, session, language, own=own)


def record_in(  # noqa: PLR0913 (what is recorded, and how it came late)
    tx: Transaction,
    workspace: Workspace,
    episode_id: EpisodeId,
    session: Session,
    language: Language,
    *,
    on: date | None = None,
    corrects: SessionId | None = None,
    own: OwnDoses = NO_DOSES,
) -> RecordedSession:
    """The same within a transaction: of several sessions all are saved or none.

    `on`: judged as on this day, when later sessions were not known. `corrects`: the version that
    this one takes the place of.
    """
    episode = episodes.get(tx, episode_id)
    patient = patients.get(tx, episode.patient_id)
    that_day = workspace.on_day(on) if on else workspace
    known = _known(tx, episode_id, on, corrects)
    case = case_with(that_day, patient, episode, (*known, session))
    if not clinics.get(tx).advice:
        return _unjudged(tx, workspace, episode_id, session, corrects)
    numbers_set = that_day.numbers_set(limits.concerning(tx, episode_id))
    rulebook = workspace.rulebook.adjusted(numbers_set)
    advice = advise(case, rulebook, language)
    decided = decide(case, rulebook, advice, session.override, workspace.clock())
    decision = decide_doses(that_day, case, advice, decided, own)
    session_id = sessions.add(tx, episode_id, session, workspace.clock(), corrects)
    judgement = decisions.Judgement(
        case=case,
        numbers_set=numbers_set,
        language=language,
        advice=advice,
        decision=decision,
    )
    decisions.add(tx, session_id, judgement)
    if decision.light is Light.STOP and episode.latched_stop is None:
        episodes.change(tx, _latched(episode, session, advice, language))
    return RecordedSession(
        id=session_id, episode_id=episode_id, session=session, advice=advice, decision=decision
    )


def _known(
    tx: Transaction, episode_id: EpisodeId, on: date | None, corrects: SessionId | None
) -> tuple[Session, ...]:
    """The sessions that were known on the day, but for the one that is corrected."""
    earlier = sessions.of_episode(tx, episode_id).items()
    return tuple(
        each for name, each in earlier if name != corrects and (on is None or each.date <= on)
    )


def _unjudged(
    tx: Transaction,
    workspace: Workspace,
    episode_id: EpisodeId,
    session: Session,
    corrects: SessionId | None,
) -> RecordedSession:
    """Save the session and the clinician's own doses."""
    session_id = sessions.add(tx, episode_id, session, workspace.clock(), corrects)
    decision = own_doses(session, workspace.clock())
    decisions.add_own(tx, session_id, decision)
    return RecordedSession(
        id=session_id, episode_id=episode_id, session=session, advice=None, decision=decision
    )


def _latched(episode: Episode, session: Session, advice: Advice, language: Language) -> Episode:
    if advice.light is Light.STOP:
        reason = advice.deciding.reason
    else:
        reason = (session.override and session.override.note) or texts(language).say(
            "The clinician stopped the exercises."
        )
    return structs.replace(episode, latched_stop=LatchedStop(date=session.date, reason=reason))
