"""How often each fault is tried: on every merge, and in `make prove` before a release.

The figures of a merge fit into a few minutes on two cores; those of a release are the ones that
data safety asks for. TAKT_FIGURES=release chooses them, TAKT_SEED repeats a run.
"""

import os
from typing import NamedTuple


class Figures(NamedTuple):
    """Trials of each kind, by the number that the design gives the test."""

    kills: int  # D1
    power_losses: int  # D2
    controls: int  # D2, with a weakened engine
    both_starts: bool  # D3: every act from a clinic that was closed, and from one that was killed
    faults_each: int  # D3: in so many of the six ways each operation of an act fails
    faults_each_of_whole: float  # D3: of the acts that take hundreds
    faults_in_recovery: int  # D4
    full_disks: int  # D5
    full_sticks: int  # D5, while a backup is written to it
    flips: int  # D6, D7
    clean_opens: int  # D6
    put_back: int  # D8, of each kind
    tampered_rows: int  # D9
    copies_under_load: int  # D11
    wrong_passphrases: int  # D14
    races: int  # D17
    fuzzed_files: int  # D23
    canary_kills: int  # D20
    forced_errors: int  # D21


MERGE = Figures(
    kills=200,
    power_losses=20_000,
    controls=400,
    both_starts=False,
    faults_each=4,
    faults_each_of_whole=1 / 3,
    faults_in_recovery=500,
    full_disks=100,
    full_sticks=100,
    flips=200,
    clean_opens=200,
    put_back=150,
    tampered_rows=300,
    copies_under_load=12,
    wrong_passphrases=2_000,
    races=50,
    fuzzed_files=50_000,
    canary_kills=50,
    forced_errors=10_000,
)
RELEASE = Figures(
    kills=2_000,
    power_losses=200_000,
    controls=3_000,
    both_starts=True,
    faults_each=6,
    faults_each_of_whole=6,
    faults_in_recovery=2_000,
    full_disks=200,
    full_sticks=100,
    flips=2_000,
    clean_opens=2_000,
    put_back=500,
    tampered_rows=5_000,
    copies_under_load=500,
    wrong_passphrases=10_000,
    races=200,
    fuzzed_files=1_000_000,
    canary_kills=200,
    forced_errors=10_000,
)
FIGURES = RELEASE if os.environ.get("TAKT_FIGURES") == "release" else MERGE
