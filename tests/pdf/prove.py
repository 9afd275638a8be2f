"""20,000 hostile strings, by `make prove`: python -m tests.pdf.prove [--strings N].

Each is printed as it stands, twice to the same bytes, or refused by its letter, and opens no file,
socket or process. Then as many names in Latin with Sámi, Greek, and Cyrillic: none is refused.
"""

import argparse
import sys
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from itertools import chain

from tests.pdf.hostile import fault, name_fault

BATCH = 200


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--strings", type=int, default=20_000)
    strings = parser.parse_args().strings
    with ProcessPoolExecutor() as cores:
        hostile = cores.map(partial(fault, twice=True), range(strings), chunksize=BATCH)
        names = cores.map(name_fault, range(strings), chunksize=BATCH)
        for found in chain(hostile, names):
            if found:
                sys.stdout.write(f"{found}\n")
                cores.shutdown(cancel_futures=True)
                return 1
    sys.stdout.write(f"{strings:,} hostile strings printed twice or refused, 0 faults\n")
    sys.stdout.write(f"{strings:,} names printed, 0 refused\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
