"""Kills a real process at the n-th change of a file, as a power cut of the program would."""

import os
import sys

KILLED = 9
CHANGES = {"os.rename", "os.remove", "os.mkdir", "os.rmdir"}


def lived(step, act):
    """Act in a process that dies before its n-th change of a file; whether it lived to the end."""
    child = os.fork()
    if child == 0:
        sys.addaudithook(_killer(step))
        try:
            act()
        finally:
            os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) != KILLED


def _killer(step):
    left = [step]

    def count(event, args):
        writes = event == "open" and isinstance(args[2], int) and args[2] & os.O_ACCMODE
        if writes or event in CHANGES:
            left[0] -= 1
            if left[0] == 0:
                os._exit(KILLED)

    return count
