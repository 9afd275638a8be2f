"""What a screen reader is told of what just happened, over AT-SPI. For the system's own Python.

Each announcement is one line of JSON: its words, and whether it is urgent.
"""

import json
import sys

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402 (after its version)

URGENT = 2  # ATSPI_LIVE_ASSERTIVE


def told(event):
    heard = {"words": str(event.any_data), "urgent": event.detail1 == URGENT}
    sys.stdout.write(json.dumps(heard) + "\n")
    sys.stdout.flush()


Atspi.init()
listener = Atspi.EventListener.new(told)
listener.register("object:announcement")
sys.stdout.write("listening\n")
sys.stdout.flush()
GLib.MainLoop().run()
