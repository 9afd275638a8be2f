"""Qt's own words: its buttons, menus and dialogs ask the catalogue for these."""

from app.domain.errors import sentence

BUTTONS = (
    sentence("OK"), sentence("&OK"), sentence("Save"), sentence("&Save"), sentence("Save All"),
    sentence("Open"), sentence("&Open"), sentence("&Yes"), sentence("Yes to &All"),
    sentence("&No"), sentence("N&o to All"), sentence("Abort"), sentence("Retry"),
    sentence("Ignore"), sentence("Close"), sentence("&Close"), sentence("Cancel"),
    sentence("&Cancel"), sentence("Discard"), sentence("Don't Save"),
    sentence("Close without Saving"), sentence("Help"), sentence("Apply"), sentence("Reset"),
    sentence("Restore Defaults"), sentence("Show Details..."), sentence("Hide Details..."),
)  # fmt: skip
EDITING = (
    sentence("&Undo"), sentence("&Redo"), sentence("Cu&t"), sentence("&Copy"),
    sentence("&Paste"), sentence("Delete"), sentence("Select All"),
    sentence("Copy &Link Location"), sentence("&Step up"), sentence("Step &down"),
    sentence("Shift"), sentence("Del"),
)  # fmt: skip
SCROLLING = (
    sentence("Scroll here"), sentence("Top"), sentence("Bottom"), sentence("Left edge"),
    sentence("Right edge"), sentence("Page up"), sentence("Page down"), sentence("Page left"),
    sentence("Page right"), sentence("Scroll up"), sentence("Scroll down"),
    sentence("Scroll left"), sentence("Scroll right"),
)  # fmt: skip
FILES = (
    sentence("Look in:"), sentence("Directory:"), sentence("Back"), sentence("Forward"),
    sentence("Parent Directory"), sentence("Create New Folder"), sentence("&New Folder"),
    sentence("New Folder"), sentence("List View"), sentence("Detail View"),
    sentence("File &name:"), sentence("Files of type:"), sentence("All Files (*)"),
    sentence("All files (*)"), sentence("Save As"), sentence("Find Directory"),
    sentence("&Choose"), sentence("&Rename"), sentence("&Delete"), sentence("Show &hidden files"),
    sentence("Remove"), sentence("Go back"), sentence("Go forward"),
    sentence("Go to the parent directory"), sentence("Create a New Folder"),
    sentence("Change to list view mode"), sentence("Change to detail view mode"),
    sentence("Name"), sentence("Size"), sentence("Type"), sentence("Date Modified"),
    sentence("Computer"), sentence("My Computer"), sentence("Drive"), sentence("File"),
    sentence("Folder"), sentence("Show "), sentence("Sidebar"),
    sentence("List of places and bookmarks"), sentence("Files"),
    sentence("%1 already exists.\nDo you want to replace it?"),
    sentence("%1\nFile not found.\nPlease verify the correct file name was given."),
    sentence("%1\nDirectory not found.\nPlease verify the correct directory name was given."),
    sentence("'%1' is write protected.\nDo you want to delete it anyway?"),
    sentence("Are you sure you want to delete '%1'?"), sentence("Could not delete directory."),
    sentence("Recent Places"), sentence("%1 bytes"), sentence("%1 KB"), sentence("%1 MB"),
)  # fmt: skip
