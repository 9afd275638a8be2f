"""Every key of the program, stated once: buttons, menus, tool tips and the `?` sheet tell it."""

from typing import NamedTuple

from app.domain.errors import sentence


class Shortcut(NamedTuple):
    """The keys as Qt reads them, and what they do."""

    keys: str
    does: str


class Group(NamedTuple):
    """The keys of one place of the program. `typed` are keys that only a field takes."""

    title: str
    shortcuts: tuple[Shortcut, ...]
    typed: tuple[Shortcut, ...] = ()


FIND_ANYTHING = Shortcut("Ctrl+K", sentence("Find a page, an action, a patient, an exercise"))
HELP = Shortcut("F1", sentence("Help"))
ALL_KEYS = Shortcut("?", sentence("All keys"))
TODAY = Shortcut("Ctrl+1", sentence("Today"))
EXERCISES = Shortcut("Ctrl+3", sentence("Exercises"))
RULES = Shortcut("Ctrl+4", sentence("Rules"))
MIRROR = Shortcut("Ctrl+5", sentence("Own mirror"))
SETTINGS = Shortcut("Ctrl+,", sentence("Settings"))
LOCK = Shortcut("Ctrl+L", sentence("Lock"))
HIDE_NAMES = Shortcut("F9", sentence("Names as initials, or whole"))
SEARCH = Shortcut("Ctrl+F", sentence("Search"))
NEW = Shortcut("Ctrl+N", sentence("New session"))
NEW_PATIENT = Shortcut("Ctrl+Shift+N", sentence("New patient"))
SHEET = Shortcut("Ctrl+P", sentence("Sheet, print"))
CHANGE = Shortcut("Ctrl+E", sentence("Change the patient"))
DIARY = Shortcut("Ctrl+D", sentence("Type in the diary"))
JOURNAL = Shortcut("Ctrl+J", sentence("Copy for the journal"))
WHAT_IF = Shortcut("Ctrl+I", sentence("What if?"))
TOGETHER = Shortcut("Ctrl+Shift+P", sentence("Look together with the patient"))
SAVE = Shortcut("Ctrl+S", sentence("Follow the advice, save"))
OTHER_SIDE = Shortcut("F6", sentence("Between the form and the advice"))
DETAILS = Shortcut("F2", sentence("More about an exercise"))
LEAVE = Shortcut("Esc", sentence("Leave, or empty the search"))
PROGRAMME = Shortcut("Ctrl+B", sentence("Put the programme together"))
FAVOURITE = Shortcut("F8", sentence("Favourite or not"))
UNDO = Shortcut("Ctrl+Z", sentence("Undo"))
REDO = Shortcut("Ctrl+Y", sentence("Redo"))
MOVE_UP = Shortcut("Alt+Up", sentence("Move the exercise up"))
MOVE_DOWN = Shortcut("Alt+Down", sentence("Move the exercise down"))
HARDER = Shortcut("Ctrl+Up", sentence("A step harder"))
EASIER = Shortcut("Ctrl+Down", sentence("A step easier"))
LESS = Shortcut("Ctrl+-", sentence("Less in all, or in the chosen ones"))
MORE = Shortcut("Ctrl++", sentence("More in all, or in the chosen ones"))
TEMPLATES = Shortcut("Ctrl+T", sentence("Take a template"))
KEEP_TEMPLATE = Shortcut("Ctrl+Shift+T", sentence("Keep as template"))

GROUPS = (
    Group(
        sentence("Everywhere"),
        (FIND_ANYTHING, HELP, ALL_KEYS, TODAY, EXERCISES, RULES, MIRROR, SETTINGS, LOCK,
         HIDE_NAMES, LEAVE),
    ),
    Group(
        sentence("Patients"),
        (SEARCH, NEW_PATIENT, NEW, SHEET, CHANGE, DIARY, JOURNAL, WHAT_IF, TOGETHER),
        (Shortcut("↑ ↓", sentence("Choose a patient")),
         Shortcut("Enter", sentence("Open the chosen patient"))),
    ),
    Group(
        sentence("Session"),
        (SAVE, OTHER_SIDE, DETAILS),
        (Shortcut("Alt+1 … 9", sentence("Go to a missing answer")),
         Shortcut("0 … 9", sentence("Answer, and go on")),
         Shortcut("+", sentence("Answer 10")),
         Shortcut("Tab", sentence("Pass without answering")),
         Shortcut("Backspace", sentence("Take an answer back")),
         Shortcut("Enter", sentence("As prescribed, and go on"))),
    ),
    Group(
        sentence("Programme"),
        (PROGRAMME, FAVOURITE, UNDO, REDO, MOVE_UP, MOVE_DOWN, HARDER, EASIER, LESS, MORE,
         TEMPLATES, KEEP_TEMPLATE),
        (Shortcut("Enter", sentence("Take the exercise that was found")),
         Shortcut("Space", sentence("Choose several exercises")),
         Shortcut("F2", sentence("Rename the chosen template")),
         Shortcut("Del", sentence("Take the exercise out"))),
    ),
)  # fmt: skip
