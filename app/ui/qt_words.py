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
    sentence("Scroll left"), sentence("Scroll right"), sentence("Scroll Up"),
    sentence("Scroll Down"), sentence("Scroll Left"), sentence("Scroll Right"),
)  # fmt: skip
FILES = (
    sentence("Look in:"), sentence("&Look in:"), sentence("Files of &type:"),
    sentence("Directory:"), sentence("Back"), sentence("Forward"),
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
PRINTING = (
    sentence("&Print"), sentence("Print"), sentence("&Options >>"), sentence("&Options <<"),
    sentence("Print to File (PDF)"), sentence("Print To File ..."), sentence("Local file"),
    sentence("Write PDF file"), sentence("Automatic"), sentence("All Pages"),
    sentence("Odd Pages"), sentence("Even Pages"),
    sentence("%1 already exists.\nDo you want to overwrite it?"),
    sentence("%1 is a directory.\nPlease choose a different file name."),
    sentence("File %1 is not writable.\nPlease choose a different file name."),
    sentence("The 'From' value cannot be greater than the 'To' value."),
    sentence("Invalid Pages Definition"), sentence("Duplex Settings Conflicts"),
    sentence("There are conflicts in duplex settings. Do you want to fix them?"),
    sentence("Left to Right, Top to Bottom"), sentence("Left to Right, Bottom to Top"),
    sentence("Right to Left, Bottom to Top"), sentence("Right to Left, Top to Bottom"),
    sentence("Bottom to Top, Left to Right"), sentence("Bottom to Top, Right to Left"),
    sentence("Top to Bottom, Left to Right"), sentence("Top to Bottom, Right to Left"),
    sentence("&Name:"), sentence("P&roperties"), sentence("Location:"), sentence("Type:"),
    sentence("Output &file:"), sentence("Printer"), sentence("Preview"),
    sentence("Printer Properties"), sentence("Job Options"), sentence("Page Setup Conflicts"),
    sentence("There are conflicts in page setup options. Do you want to fix them?"),
    sentence("Advanced Option Conflicts"),
    sentence("There are conflicts in some advanced options. Do you want to fix them?"),
    sentence("There are conflicts in some options. Please fix them."), sentence("Page"),
    sentence("Advanced"), sentence("Copies"), sentence("Copies:"), sentence("Collate"),
    sentence("Reverse"), sentence("Print range"), sentence("Print all"), sentence("Pages from"),
    sentence("to"), sentence("Current Page"), sentence("Selection"), sentence("Pages"),
    sentence("Page Set:"), sentence("Page &Set:"),
    sentence("Double Sided Printing"), sentence("Off"), sentence("Long side binding"),
    sentence("Short side binding"), sentence("Output Settings"), sentence("Options"),
    sentence("Color Mode"), sentence("Color"), sentence("Grayscale"), sentence("Duplex Printing"),
    sentence("None"), sentence("Long side"), sentence("Short side"), sentence("Paper"),
    sentence("Page size:"), sentence("Width:"), sentence("Height:"), sentence("Paper source:"),
    sentence("Orientation"), sentence("Portrait"), sentence("Landscape"),
    sentence("Reverse landscape"), sentence("Reverse portrait"), sentence("Margins"),
    sentence("top margin"), sentence("left margin"), sentence("right margin"),
    sentence("bottom margin"), sentence("Page Layout"), sentence("Page order:"),
    sentence("Page &order:"),
    sentence("Pages per sheet:"), sentence("Pages &per sheet:"),
    sentence("Millimeters (mm)"), sentence("Inches (in)"),
    sentence("Points (pt)"), sentence("Custom"), sentence("Postcard"), sentence("Job"),
    sentence("Job Control"), sentence("Job priority:"), sentence("Scheduled printing:"),
    sentence("Billing information:"), sentence("Banner Pages"), sentence("Start:"),
    sentence("End:"), sentence("Standard"), sentence("Unclassified"), sentence("Confidential"),
    sentence("Classified"), sentence("Secret"), sentence("Top Secret"),
    sentence("Print Immediately"), sentence("Hold Indefinitely"),
    sentence("Day (06:00 to 17:59)"), sentence("Night (18:00 to 05:59)"),
    sentence("Second Shift (16:00 to 23:59)"), sentence("Third Shift (00:00 to 07:59)"),
    sentence("Weekend (Saturday to Sunday)"), sentence("Specific Time"),
    sentence("Authentication Needed"), sentence("Authentication needed to use %1 on %2."),
    sentence("Authentication needed to use %1."), sentence("Username:"), sentence("Password:"),
    sentence(
        "%1 does not follow the correct syntax. Please use ',' to separate ranges and "
        "pages, '-' to define ranges and make sure ranges do not intersect with each "
        "other."
    ),
    sentence(
        "Options 'Pages Per Sheet' and 'Page Set' cannot be used together.\nPlease turn "
        "one of those options off."
    ),
    sentence(
        "Specify pages or ranges separated by commas. Ranges are specified by two numbers"
        " separated by a hyphen. E.g: 3,5-7,9 prints pages 3, 5, 6, 7 and 9."
    ),
)  # fmt: skip
