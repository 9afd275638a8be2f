"""The preview shows the real pages; printing sends them all, from memory."""

from io import BytesIO

import pytest
from pypdf import PdfReader
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QWidget
from reportlab.pdfgen.canvas import Canvas

from app.ui import dialogs
from app.ui.pages.sheet import paper
from app.ui.widgets.sheet.pages_view import PagesView, page_sizes, rasterised


@pytest.fixture
def pdf():
    out = BytesIO()
    canvas = Canvas(out, pagesize=(595, 842))
    for number in range(2):
        canvas.rect(100, 100 + 300 * number, 200, 200, fill=1)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def test_every_page_is_shown_below_the_one_before(shown, pdf):
    view = PagesView()
    view.resize(700, 500)
    shown(view)

    view.show_pdf(pdf)

    assert view.count == len(page_sizes(pdf)) == 2
    assert view._content.minimumHeight() > 2 * view._sheets[0].height()
    assert [each.accessibleName() for each in view._sheets] == ["Side 1 av 2", "Side 2 av 2"]


def test_a_page_is_drawn_once_and_only_when_it_is_seen(shown, pdf):
    view = PagesView()
    view.resize(700, 500)
    view.show_pdf(pdf)
    shown(view)
    QApplication.processEvents()

    assert [each._image.isNull() for each in view._sheets] == [False, True]
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    QApplication.processEvents()
    assert [each._image.isNull() for each in view._sheets] == [False, False]


def test_the_picture_is_the_page(pdf):
    first, second = rasterised(pdf, 595)

    assert (first.width(), first.height()) == (595, 842)
    assert first.pixelColor(200, 842 - 200).lightness() == 0
    assert second.pixelColor(200, 842 - 200).lightness() == 255


def test_nothing_is_shown_of_nothing(shown):
    view = shown(PagesView())

    view.show_pdf(b"")

    assert view.count == 0


def test_all_pages_are_printed_under_a_name_that_tells_nothing(pdf, qtbot, tmp_path, monkeypatch):
    told = []

    def choose(printer, _parent):
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(tmp_path / "out.pdf"))
        told.append(printer.docName())
        return True

    monkeypatch.setattr(dialogs, "ask_printer", choose)

    assert paper.print_pages(pdf, QWidget())
    assert told == ["Takt"]
    assert len(PdfReader(tmp_path / "out.pdf").pages) == 2


def test_what_a_printer_writes_into_a_file_is_told(pdf, qtbot, tmp_path, monkeypatch):
    files = []

    def choose(printer, _parent):
        printer.setOutputFileName(str(tmp_path / "out.pdf"))
        return True

    monkeypatch.setattr(dialogs, "ask_printer", choose)
    paper.print_pages(pdf, QWidget(), files.append)

    assert files == [tmp_path / "out.pdf"]


@pytest.mark.parametrize(
    ("name", "makes_a_file"),
    [("Microsoft Print to PDF", True), ("Microsoft XPS Document Writer", True), ("", False),
     ("HP LaserJet i resepsjonen", False)],
)  # fmt: skip
def test_printers_that_are_none_are_known_by_name(name, makes_a_file):
    assert paper.makes_a_file(name) is makes_a_file


def test_no_printer_chosen_prints_nothing(pdf, qtbot, tmp_path, monkeypatch):
    monkeypatch.setattr(dialogs, "ask_printer", lambda _printer, _parent: False)

    assert not paper.print_pages(pdf, QWidget())
