"""What stands on the pages of a PDF, and where."""

import pypdfium2

from app.pdf.page import A4, MARGIN, MM


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
