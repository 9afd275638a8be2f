"""20,000 hostile strings, by `make prove`: python -m tests.pdf.prove [--strings N].

Each is printed as it stands or refused by its letter, and opens no file, socket or process.
"""

import argparse
import sys
from concurrent.futures import ProcessPoolExecutor

from tests.pdf.hostile import fault

BATCH = 200


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--strings", type=int, default=20_000)
    strings = parser.parse_args().strings
    with ProcessPoolExecutor() as cores:
        for found in cores.map(fault, range(strings), chunksize=BATCH):
            if found:
                sys.stdout.write(f"{found}\n")
                cores.shutdown(cancel_futures=True)
                return 1
    sys.stdout.write(f"{strings:,} hostile strings printed or refused, 0 faults\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
