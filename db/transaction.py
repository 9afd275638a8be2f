"""One transaction: what every function of db/ takes first."""

from datetime import UTC, datetime

from sqlalchemy import Connection

from db.columns import moment

Transaction = Connection  # one for each use case


def now(tx: Transaction) -> str:
    """The time, as the database keeps it."""
    clock = tx.info.get("clock")
    return moment(clock() if clock else datetime.now(UTC))
