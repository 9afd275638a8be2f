"""What a screen reader finds in the window, read over AT-SPI. For the system's own Python.

A line with a process number asks; the answer is one line of JSON: the nodes that cannot be named.
"""

import json
import sys

import gi
import pyatspi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402 (after its version)

CONTROLS = {
    pyatspi.ROLE_PUSH_BUTTON, pyatspi.ROLE_TOGGLE_BUTTON, pyatspi.ROLE_CHECK_BOX,
    pyatspi.ROLE_RADIO_BUTTON, pyatspi.ROLE_COMBO_BOX, pyatspi.ROLE_ENTRY,
    pyatspi.ROLE_PASSWORD_TEXT, pyatspi.ROLE_TEXT, pyatspi.ROLE_SPIN_BUTTON, pyatspi.ROLE_SLIDER,
    pyatspi.ROLE_LINK, pyatspi.ROLE_LIST, pyatspi.ROLE_TABLE, pyatspi.ROLE_MENU_ITEM,
    pyatspi.ROLE_LIST_ITEM, pyatspi.ROLE_TABLE_CELL,
}  # fmt: skip
MOST_ROWS = 40  # of one table or list: the others are made as these


def application_of(process):
    desktop = pyatspi.Registry.getDesktop(0)
    while GLib.MainContext.default().iteration(may_block=False):
        pass  # what was told since the last walk
    desktop.set_cache_mask(Atspi.Cache.NONE)
    desktop.clear_cache()
    for application in desktop:
        if application is not None and application.get_process_id() == process:
            return application
    return None


def walk(node, found, depth=0):
    """Count the controls, and note those without a name; what is hidden is not told."""
    if node is None or depth > 60:
        return
    states = node.getState()
    if not states.contains(pyatspi.STATE_SHOWING) and depth > 1:
        return
    role = node.getRole()
    takes_focus = states.contains(pyatspi.STATE_FOCUSABLE) and node.childCount == 0
    if role in CONTROLS or takes_focus:
        found["controls"] += 1
        if not (node.name or "").strip():
            found["nameless"].append(f"{node.getRoleName()} in {parents(node)}")
    for place in range(min(node.childCount, MOST_ROWS)):
        walk(node.getChildAtIndex(place), found, depth + 1)


def parents(node):
    names, above = [], node.parent
    while above is not None and len(names) < 4:
        names.append(f"{above.getRoleName()} “{above.name}”")
        above = above.parent
    return " < ".join(names)


for line in sys.stdin:
    found = {"controls": 0, "nameless": []}
    walk(application_of(int(line)), found)
    sys.stdout.write(json.dumps(found) + "\n")
    sys.stdout.flush()
