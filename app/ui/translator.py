"""Lets Qt find its words, its own buttons included, in the catalogue of the chosen language."""

from PySide6.QtCore import QCoreApplication, QLocale, QObject, QTranslator

from app.domain.codes import Language
from app.texts import Texts, texts

_LOCALES = {Language.NB: "nb_NO", Language.EN: "en_GB"}


class CatalogueTranslator(QTranslator):
    """Answers every question of Qt from the catalogue; the context is not looked at."""

    def __init__(self, words: Texts, parent: QObject) -> None:
        super().__init__(parent)
        self.words = words

    def translate(
        self, _context: str, source: str, _disambiguation: str | None = None, _n: int = -1
    ) -> str | None:
        """The text in this language; None where the English one is to stand."""
        found = self.words.say(source) if source else source
        return None if found == source else found

    def isEmpty(self) -> bool:
        return False


class _Spoken:
    """The one translator of the running program."""

    translator: CatalogueTranslator | None = None


def speak(language: Language) -> None:
    """Let the program speak this language from now on. Pages built before must be built anew."""
    application = QCoreApplication.instance()
    if application is None:
        raise RuntimeError("Qt is not running yet")
    if _Spoken.translator:
        application.removeTranslator(_Spoken.translator)
        _Spoken.translator.deleteLater()
    _Spoken.translator = CatalogueTranslator(texts(language), application)
    QLocale.setDefault(QLocale(_LOCALES[language]))
    application.installTranslator(_Spoken.translator)


def spoken() -> Texts:
    """The words of the language that the window speaks now."""
    return _Spoken.translator.words if _Spoken.translator else texts(Language.EN)
