"""The printed page: what the sheet says stands on it, whole, inside its margins."""

import re
import unicodedata
from datetime import timedelta
from io import BytesIO
from itertools import pairwise

import pytest
from msgspec import structs, to_builtins
from pypdf import PdfReader

from app.domain.clinic import PaperSize
from app.domain.codes import Language, Profile, RedFlag, Region, Swelling
from app.domain.programme import Layout
from app.pdf.home_programme import render
from app.pdf.overview import NotOnOnePage
from app.pdf.page import LETTER, MM, PAPERS
from app.pdf.photo import read_photo
from app.pdf.typeface import GlyphMissing, flat
from app.sheet.why import TooLong
from app.sheet.written import as_text
from tests.builders import TODAY, a_case, a_dose, an_exercise
from tests.pdf.hostile import PLACES, fault, listening, name_fault, stands_on
from tests.pdf.pages import NOT_CLAIMED, outside, refused
from tests.pdf.test_photo import a_photo
from tests.sheets import (
    BACK,
    LEG,
    a_back_case,
    a_knee_case,
    a_sheet,
    a_sheet_with_own,
    an_achilles_case,
    calm_sessions,
    from_the_bank,
)

LONG_NAME = "Maximilian-Alexander Bartholomæus Hohenzollern-Sigmaringen-Ås"
NINETY = "Smerten var 3 av 10 i dag, og vi venter med å øke litt. " * 6 + "Da tar vi det rolig nå."
LONG_TEXT = ("Smerten var 3 av 10 i dag, og vi venter med å øke litt. " * 6).strip()
CASES = {
    "amber": an_achilles_case(pain_next_morning=3),
    "green": a_knee_case(),
    "red": a_knee_case(pain_next_morning=6),
    "time": a_back_case(),
    "stop": an_achilles_case(red_flags=(RedFlag.CAUDA_EQUINA, RedFlag.WOUND_INFECTION)),
    "after surgery": a_case(
        *calm_sessions("squat", "bridge"), profile=Profile.POST_OPERATIVE, region=Region.KNEE,
        cleared=True,
    ),
    "nothing yet": a_case(sessions=()),
}  # fmt: skip


def many(count):
    ids = [*LEG, *BACK, "row", "scaption", "external-rotation", "clam"][:count]
    return a_knee_case(*ids, pain_next_morning=3)


def text_of(pdf):
    return " ".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)


def letters(text):
    return re.sub(r"\s+", "", unicodedata.normalize("NFC", text))


def said(part):
    """All words of a sheet that its pages must carry."""
    if isinstance(part, str):
        return [part]
    if isinstance(part, dict):
        return [word for name, each in part.items() if name not in HIDDEN for word in said(each)]
    return [word for each in part for word in said(each)] if isinstance(part, list) else []


HIDDEN = {
    "id", "drawing", "language", "layout", "document_title", "light", "change_light", "day",
    "first_day", "foot", "questions", "short", "short_note", "short_actions", "asked", "paper",
    "logo", "rest", "starts", "on_cards", "rest_on_cards",
}  # fmt: skip


def missing_from(pdf, sheet):
    """What the sheet says and the pages do not."""
    printed = letters(text_of(pdf))
    words = said(to_builtins(structs.replace(sheet, weekdays=())))
    return [word for word in words if letters(flat(word)) not in printed]


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("name", CASES)
def test_every_word_of_the_sheet_stands_on_the_page_inside_the_margins(name, language):
    sheet = a_sheet(CASES[name], language=language)

    pdf = render(sheet)

    if name != "nothing yet":
        assert missing_from(pdf, sheet) == []
    assert outside(pdf) == []


@pytest.mark.parametrize("count", range(1, 13))
def test_one_to_twelve_exercises_print_whole(count):
    sheet = a_sheet(many(count))

    pdf = render(sheet)

    assert missing_from(pdf, sheet) == []
    assert outside(pdf) == []


@pytest.mark.parametrize("count", range(1, 13))
def test_no_exercise_is_split_across_pages(count):
    sheet = a_sheet(many(count))

    pages = [letters(page.extract_text()) for page in PdfReader(BytesIO(render(sheet))).pages]

    for exercise in sheet.exercises:
        whole = [exercise.title, *exercise.instructions]
        assert any(all(letters(each) in page for each in whole) for page in pages), exercise.title


@pytest.mark.parametrize("count", range(1, 5))
def test_up_to_four_exercises_stand_on_the_front_with_a_full_text(count):
    sheet = a_sheet(many(count), why=LONG_TEXT)

    front = letters(PdfReader(BytesIO(render(sheet))).pages[0].extract_text())

    assert all(letters(each.title) in front for each in sheet.exercises)


@pytest.mark.parametrize("name", [None, "Bo", LONG_NAME, "Ánne Čálliid Ŋŋ Đđ", "Łukasz Żółć"])
def test_names_of_any_length_are_never_cut(name):
    sheet = a_sheet(name=name)

    pdf = render(sheet)

    assert name is None or letters(name) in letters(text_of(pdf))
    assert outside(pdf) == []


def test_a_clinic_with_the_longest_names_stays_inside():
    sheet = a_sheet()
    head = structs.replace(sheet.head, clinic="Fysioterapi " * 6, therapist="Ingeborg " * 8)

    pdf = render(structs.replace(sheet, head=head))

    assert outside(pdf) == []


def test_us_letter_holds_the_same_words():
    sheet = a_sheet()

    pdf = render(structs.replace(sheet, paper=PaperSize.LETTER))

    assert missing_from(pdf, sheet) == []
    assert outside(pdf, LETTER) == []


def test_a_dose_with_everything_stays_inside():
    own = an_exercise(
        id="a-very-long-exercise-name-of-the-clinic-that-goes-on-and-on",
        prescribed=a_dose(hold_s=600, load_kg=112.5, band="ekstra tung svart strikk, 2 meter",
                          tempo="3-1-3-1", repetitions=100, sets=10, per_week=13),
    )  # fmt: skip
    sheet = a_sheet(a_case(*calm_sessions(exercises=(own, *from_the_bank("squat")))))

    pdf = render(sheet)

    assert missing_from(pdf, sheet) == []
    assert outside(pdf) == []


def test_equal_sheets_give_equal_bytes():
    assert render(a_sheet()) == render(a_sheet())


def test_the_document_names_nobody_and_says_its_language():
    reader = PdfReader(BytesIO(render(a_sheet(name="Kari Østby"))))

    assert "Østby" not in str(reader.metadata)
    assert reader.metadata.title == "Treningen din, ark 4"
    assert reader.metadata.author in {None, ""}
    assert reader.trailer["/Root"]["/Lang"] == "nb-NO"


def test_all_fonts_are_embedded():
    reader = PdfReader(BytesIO(render(a_sheet())))

    for page in reader.pages:
        for font in page["/Resources"]["/Font"].values():
            descriptor = font.get_object()["/FontDescriptor"].get_object()
            assert "/FontFile2" in descriptor


@pytest.mark.parametrize("text", ["日本", "שלום", "😀", "a\u202eb", "a\x07b", "a\u200bb"])
def test_a_letter_that_cannot_be_printed_is_refused_by_name(text):
    with pytest.raises(GlyphMissing) as error:
        render(a_sheet(name=text))

    assert "U+" in str(error.value)


def test_a_text_that_does_not_fit_is_refused_with_the_number_of_words():
    sheet = a_sheet(many(4))
    why = structs.replace(sheet.why, text="overbelastningssituasjonene " * 320)

    with pytest.raises(TooLong) as error:
        render(structs.replace(sheet, why=why))

    assert re.search(r"\d+ words too long", str(error.value))


def test_two_thousand_hostile_strings_are_printed_as_they_stand_or_refused_by_name():
    found = [said for number in range(2000) if (said := fault(number, twice=number % 10 == 0))]

    assert found == []


def test_names_in_latin_with_sami_greek_and_cyrillic_are_printed_never_refused():
    assert [said for number in range(150) if (said := name_fault(number))] == []


@pytest.mark.parametrize("name", ["Čáhppesčuolbma", "Đorđe Łukasz", "Ελένη", "Дмитрий"])
def test_a_name_that_lost_a_letter_on_paper_would_be_found_out(name):
    pdf = render(PLACES["name"](name[:-1]))

    assert stands_on(pdf, name[:-1])
    assert not stands_on(pdf, name)


def test_an_opened_file_would_be_heard(tmp_path):
    with listening() as heard:
        (tmp_path / "a").write_text("a")

    assert heard


def test_a_sheet_of_six_drawn_exercises_is_small():
    assert len(render(a_sheet(many(6)))) < 150_000


@pytest.mark.parametrize("paper", PaperSize)
@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize("layout", [Layout.OVERVIEW, Layout.LARGE])
def test_every_layout_stays_inside_and_names_every_dose(layout, name, language, paper):
    sheet = a_sheet(CASES[name], language=language, layout=layout)

    pdf = render(structs.replace(sheet, paper=paper))

    assert outside(pdf, PAPERS[paper]) == []
    shown = [
        [each.title, each.instructions[0], *each.dose.often.split(", ")]
        for each in sheet.exercises
    ]
    printed = letters(text_of(pdf))
    assert all(letters(word) in printed for words in shown for word in words)


@pytest.mark.parametrize("plain", [False, True], ids=["advised", "plain"])
@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("layout", Layout)
def test_the_clinics_own_exercises_print_with_photo_and_words(layout, language, plain, tmp_path):
    sheet = a_sheet_with_own(read_photo(a_photo()), layout=layout, language=language, plain=plain)

    pdf = render(sheet)

    assert outside(pdf) == []
    assert refused(pdf, tmp_path)[0] <= NOT_CLAIMED
    printed = letters(text_of(pdf))
    assert all(letters(each.title) in printed for each in sheet.exercises)
    assert "Holdirekkverket." in printed
    assert any("/XObject" in page["/Resources"] for page in PdfReader(BytesIO(pdf)).pages)
    assert "\n:" not in as_text(sheet)


@pytest.mark.parametrize("paper", PaperSize)
@pytest.mark.parametrize("count", range(1, 13))
def test_the_overview_is_one_page_with_every_dose_and_every_question(count, paper):
    sheet = structs.replace(a_sheet(many(count), layout=Layout.OVERVIEW), paper=paper)

    pdf = render(sheet)

    printed = letters(text_of(pdf))
    told = [each.title for each in sheet.exercises]
    told += [word for each in sheet.check.rows for word in (each.label, *each.answers)]
    assert len(PdfReader(BytesIO(pdf)).pages) == 1
    assert outside(pdf, PAPERS[paper]) == []
    assert [each for each in told if letters(each) not in printed] == []


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("count", [4, 8])
def test_the_overview_holds_ninety_words_and_a_name_of_sixty_letters(count, language):
    case = a_case(
        *calm_sessions(*LEG, *BACK[: count - 4], latest={"swelling": Swelling.TWO}),
        profile=Profile.POST_OPERATIVE, region=Region.KNEE, cleared=True,
    )  # fmt: skip
    sheet = a_sheet(case, layout=Layout.OVERVIEW, language=language, name=LONG_NAME,
                    why=NINETY)  # fmt: skip

    pdf = render(sheet)

    assert len(PdfReader(BytesIO(pdf)).pages) == 1
    assert letters(sheet.why.text) in letters(text_of(pdf))
    assert outside(pdf) == []


def test_an_overview_without_instructions_says_where_they_are():
    sheet = a_sheet(many(12), layout=Layout.OVERVIEW)

    printed = letters(text_of(render(sheet)))

    assert letters("står på kortene") in printed


def test_what_one_page_cannot_hold_is_refused_in_a_sentence_that_names_the_cards():
    ids = [each.id for each in many(12).sessions[-1].exercises]
    case = a_case(*calm_sessions(*ids), region=Region.ANKLE_FOOT)
    sheet = a_sheet(case, layout=Layout.OVERVIEW, name=LONG_NAME, why=NINETY)
    letter = structs.replace(sheet, paper=PaperSize.LETTER)

    with pytest.raises(NotOnOnePage, match="Choose cards"):
        render(letter)


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize("language", Language)
def test_large_print_has_no_letter_under_eighteen_points(name, language):
    sheet = a_sheet(CASES[name], language=language, layout=Layout.LARGE)
    foot = structs.replace(sheet.foot, mark="0a1b2c3d")

    pdf = render(structs.replace(sheet, foot=foot))

    assert min(sizes(pdf)) >= 18
    assert "0a1b2c3d" in text_of(pdf)


@pytest.mark.parametrize("weeks", range(1, 7))
def test_large_print_has_every_week_with_its_dates(weeks):
    until = TODAY + timedelta(days=7 * weeks)

    pdf = render(a_sheet(layout=Layout.LARGE, valid_until=until))

    last = until - timedelta(days=1)
    assert f"–{last.day}.{last.month}." in text_of(pdf)
    assert outside(pdf) == []


@pytest.mark.parametrize("count", [1, 4, 6, 12])
@pytest.mark.parametrize("weeks", [1, 6])
def test_every_day_of_the_diary_has_a_row_high_enough_for_handwriting(weeks, count):
    until = TODAY + timedelta(days=7 * weeks)

    pdf = render(a_sheet(many(count), valid_until=until))

    rows = day_rows(pdf)
    assert sum(len(heights) for heights in rows) == 7 * weeks
    for heights in rows:
        assert min(above - below for above, below in pairwise(heights)) >= 7 * MM
    assert outside(pdf) == []


def day_rows(pdf):
    """Where the days of the diary stand, the highest first, one list a week."""
    found = {}
    for number, page in enumerate(PdfReader(BytesIO(pdf)).pages):

        def hear(text, _cm, matrix, _font, size, number=number):
            if re.fullmatch(r"\s*(ma|ti|on|to|fr|lø|sø)\s*", text) and size == 12:
                found.setdefault((number, round(matrix[4])), []).append(matrix[5])

        page.extract_text(visitor_text=hear)
    columns = [sorted(each, reverse=True) for each in found.values()]
    return [each[at : at + 7] for each in columns for at in range(0, len(each), 7)]


def test_large_print_leaves_out_no_instruction_and_no_question():
    sheet = a_sheet(layout=Layout.LARGE)

    printed = letters(text_of(render(sheet)))

    told = [text for each in sheet.exercises for text in each.instructions]
    assert all(letters(each) in printed for each in (*told, *sheet.diary.asked, *sheet.check.foot))


@pytest.mark.parametrize("layout", [Layout.CARDS, Layout.OVERVIEW])
@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("name", CASES)
def test_running_text_is_never_smaller_than_twelve_points(name, language, layout):
    sheet = a_sheet(CASES[name], language=language, layout=layout)

    small = letters(" ".join(sized(render(sheet), below=12)))

    told = [sheet.why.text, *(text for each in sheet.exercises for text in each.instructions)]
    told += [*sheet.check.actions, *sheet.check.foot, *sheet.flare.steps] if sheet.check else []
    told += [each.signs for each in sheet.calls.calls] if sheet.calls else []
    assert [each for each in told if letters(each)[:12] in small] == []


def sizes(pdf):
    """The sizes of all letters."""
    return {size for _, size in pieces(pdf)}


def sized(pdf, below):
    """The texts in letters smaller than this."""
    return [text for text, size in pieces(pdf) if size < below]


def pieces(pdf):
    """Pieces of text with the size of their letters."""
    found = []
    for page in PdfReader(BytesIO(pdf)).pages:
        page.extract_text(
            visitor_text=lambda text, _cm, _tm, _font, size: (
                found.append((text, size)) if text.strip() else None
            )
        )
    return found
