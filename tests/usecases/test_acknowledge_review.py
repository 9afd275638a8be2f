from app.usecases.acknowledge_review import acknowledge_review
from app.usecases.keep_patients import add_patient, open_patient
from tests.builders import PATIENT, TODAY, a_patient, an_episode


def test_the_day_of_the_review_is_kept(workspace):
    add_patient(workspace, a_patient(), an_episode())

    acknowledge_review(workspace, open_patient(workspace, PATIENT))

    assert open_patient(workspace, PATIENT).episode.acknowledged_review == TODAY
