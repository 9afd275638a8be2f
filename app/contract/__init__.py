"""The contract with other programs: a case in, an advice out, both JSON."""

from app.contract.reading import LARGEST_BYTES, read_case
from app.contract.refusal import CaseRefused
from app.contract.writing import schema, write_advice

__all__ = ["LARGEST_BYTES", "CaseRefused", "read_case", "schema", "write_advice"]
