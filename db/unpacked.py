"""What was compressed, only as far as it may go: a small file must not become a huge one."""

import zlib

from sqlalchemy import select

from db.tables import advice_given, rule_sets
from db.transaction import Transaction

LARGEST = 32_000_000


def refuse_bombs(tx: Transaction) -> None:
    """Raise ValueError where something compressed is larger than anything Takt writes."""
    for column in (advice_given.c.advice, advice_given.c.case_judged, rule_sets.c.files):
        for (packed,) in tx.execution_options(yield_per=200).execute(select(column)):
            unpacker = zlib.decompressobj()
            unpacker.decompress(packed or zlib.compress(b""), LARGEST)
            if unpacker.unconsumed_tail or not unpacker.eof:
                raise ValueError(column.name)
