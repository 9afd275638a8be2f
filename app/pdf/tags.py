"""The structure tree: headings, lists, tables and drawings that can be read aloud.

ReportLab draws without structure. Here each stretch of drawing is marked, and the tree that names
the marks is put among ReportLab's own objects before they are written.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from xml.sax.saxutils import escape

from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFName,
    PDFObjectReference,
    PDFStream,
    PDFString,
)
from reportlab.pdfgen.canvas import Canvas

XMP = """<?xpacket begin="\N{ZERO WIDTH NO-BREAK SPACE}" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="r"?>"""


@dataclass
class Element:
    """A node of the tree: its kind, what it says instead of its letters, and what it holds."""

    kind: str
    alt: str = ""
    instead: str = ""
    scope: str = ""
    kids: list["Element"] = field(default_factory=list)
    marks: list[int] = field(default_factory=list)
    page: int = 0


class Tags:
    """Marks what a canvas draws, and writes the tree; outside all elements it is an artifact."""

    def __init__(self, canvas: Canvas) -> None:
        self.canvas = canvas
        self.root = Element("Document")
        self.open: list[Element | None] = [None]
        self.pages: list[list[Element]] = [[]]

    @contextmanager
    def element(self, element: Element) -> Iterator[None]:
        """All that is drawn meanwhile belongs to this element."""
        above = next((each for each in reversed(self.open) if each), self.root)
        above.kids.append(element)
        self.open.append(element)
        yield
        self.open.pop()

    @contextmanager
    def artifact(self) -> Iterator[None]:
        """All that is drawn meanwhile is not read aloud."""
        self.open.append(None)
        yield
        self.open.pop()

    @contextmanager
    def marked(self, *, letters: bool = True) -> Iterator[None]:
        """One stretch of drawing; lines and boxes are artifacts, letters belong to an element."""
        element = self.open[-1] if letters else None
        self.canvas._code.append(self._begin(element))  # noqa: SLF001 (there is no public way)
        yield
        self.canvas._code.append("EMC")  # noqa: SLF001 (no public way)

    def next_page(self) -> None:
        """What follows stands on a new page."""
        self.pages.append([])

    def write(self, title: str, language: str) -> None:
        """Put the tree and the metadata among the objects of the document."""
        _Writer(self).write(XMP.format(title=escape(title), language=language))

    def _begin(self, element: Element | None) -> str:
        if element is None:
            return "/Artifact BMC"
        mark = len(self.pages[-1])
        self.pages[-1].append(element)
        element.marks.append(mark)
        element.page = len(self.pages) - 1
        return f"/{element.kind} <</MCID {mark}>> BDC"


class _Writer:
    def __init__(self, tags: Tags) -> None:
        self.tags = tags
        self.document = tags.canvas._doc  # noqa: SLF001 (the objects are nowhere else)
        self.references: dict[int, PDFObjectReference] = {}

    def write(self, xmp: str) -> None:
        tree = PDFDictionary({"Type": PDFName("StructTreeRoot")})
        reference = self.document.Reference(tree)
        tree.dict["K"] = self._element(self.tags.root, reference)
        tree.dict["ParentTree"] = self.document.Reference(self._parents())
        tree.dict["ParentTreeNextKey"] = len(self.tags.pages)
        catalogue = self.document.Catalog
        catalogue.StructTreeRoot = tree
        catalogue.MarkInfo = PDFDictionary({"Marked": "true"})
        kind = PDFDictionary({"Type": PDFName("Metadata"), "Subtype": PDFName("XML")})
        catalogue.Metadata = PDFStream(kind, xmp.encode())

    def _element(self, element: Element, above: PDFObjectReference) -> PDFObjectReference:
        node = PDFDictionary(
            {"Type": PDFName("StructElem"), "S": PDFName(element.kind), "P": above}
        )
        reference = self.references[id(element)] = self.document.Reference(node)
        kids = [self._element(kid, reference) for kid in element.kids]
        node.dict["K"] = PDFArray([*kids, *element.marks])
        if element.marks:
            node.dict["Pg"] = self.document.Reference(self.document.Pages[element.page])
        for name, text in (("Alt", element.alt), ("ActualText", element.instead)):
            if text:
                node.dict[name] = PDFString(text)
        if element.scope:
            scope = {"O": PDFName("Table"), "Scope": PDFName(element.scope)}
            node.dict["A"] = PDFDictionary(scope)
        return reference

    def _parents(self) -> PDFDictionary:
        numbers: list[object] = []
        for number, elements in enumerate(self.tags.pages):
            page = self.document.Pages[number]
            page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
            page.StructParents, page.Tabs = number, PDFName("S")
            found = PDFArray([self.references[id(element)] for element in elements])
            numbers += [number, self.document.Reference(found)]
        return PDFDictionary({"Nums": PDFArray(numbers)})
