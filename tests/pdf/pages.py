"""What stands on the pages of a PDF, and where."""

import pypdfium2
from page import validate_pdf

from app.pdf.page import A4, MARGIN, MM

NOT_CLAIMED = {
    "PDFUA1-ID-PART-001",  # to declare conformance is for those who have tried it with people
    "PDFUA1-ID-SCHEMA-001",
    "PDFUA1-FONT-UNICODE-VALUE-001",  # ReportLab names letter 0 of a font, which no page uses
}


def outside(pdf, paper=A4):
    """Letters beyond the margins: right, left, or below the foot line."""
    found = []
    for page in pypdfium2.PdfDocument(pdf):
        text = page.get_textpage()
        for number in range(text.count_chars()):
            left, low, right, _ = text.get_charbox(number)
            if left < MARGIN - 2 or right > paper.width - MARGIN + 2 or low < 6 * MM:
                found.append(text.get_text_range(number, 1))
    return found


def refused(pdf, tmp_path):
    """The rules that a document does not pass, and how many were put to it."""
    file = tmp_path / "pages.pdf"
    file.write_bytes(pdf)
    report = validate_pdf(str(file), profile="ua1")
    return {each.rule_id for each in report.failures}, report.rules.total
