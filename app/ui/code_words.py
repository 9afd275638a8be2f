"""The words of the codes that the window shows: profiles, regions, restrictions."""

from app.domain.codes import Contingency, Profile, Region, RestrictionKind
from app.domain.errors import sentence
from app.domain.patient import Episode
from app.texts import Texts

PROFILES = {
    Profile.TENDINOPATHY: sentence("Tendinopathy"),
    Profile.LOW_BACK: sentence("Persistent low back pain"),
    Profile.POST_OPERATIVE: sentence("After surgery"),
    Profile.GENERAL: sentence("General"),
}
CONTINGENCIES = {
    Contingency.SYMPTOM: sentence("Symptom-led"),
    Contingency.TIME: sentence("Led by the plan"),
}
REGIONS = {
    Region.NECK: sentence("Neck"),
    Region.SHOULDER: sentence("Shoulder"),
    Region.ELBOW: sentence("Elbow"),
    Region.WRIST_HAND: sentence("Wrist and hand"),
    Region.THORACIC: sentence("Upper back"),
    Region.LOW_BACK: sentence("Low back"),
    Region.HIP: sentence("Hip"),
    Region.KNEE: sentence("Knee"),
    Region.ANKLE_FOOT: sentence("Ankle and foot"),
    Region.OTHER: sentence("Other region"),
}
RESTRICTIONS = {
    RestrictionKind.NO_WEIGHT_BEARING: sentence("No weight on the leg"),
    RestrictionKind.PARTIAL_WEIGHT_BEARING: sentence("Partial weight on the leg"),
    RestrictionKind.NO_RESISTANCE: sentence("No load"),
    RestrictionKind.MAX_LOAD: sentence("Highest load"),
    RestrictionKind.MAX_RANGE: sentence("Largest range"),
    RestrictionKind.NO_EXERCISE: sentence("Not this exercise"),
}
RESTRICTION_UNITS = {
    RestrictionKind.PARTIAL_WEIGHT_BEARING: "%",
    RestrictionKind.MAX_LOAD: "kg",
    RestrictionKind.MAX_RANGE: "°",
}


def problem_words(episode: Episode, words: Texts) -> str:
    """What the patient is treated for, in a few words: the title, or region and profile."""
    if episode.title:
        return episode.title
    profile = words.say(PROFILES[episode.profile])
    if episode.region is None or episode.profile is Profile.LOW_BACK:
        return profile
    return f"{words.say(REGIONS[episode.region])}, {profile[0].lower()}{profile[1:]}"
