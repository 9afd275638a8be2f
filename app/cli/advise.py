"""takt advise: a case in, an advice out."""

import gc
from argparse import Namespace

import msgspec

from app.cli.files import read_lines, write
from app.cli.knowledge import case_in, full_case, judged, load_knowledge
from app.contract import CaseRefused, schema, write_advice
from app.domain.codes import Language
from app.texts import texts


def advise_command(options: Namespace) -> int:
    """Judge one case, or one a line; or print a schema."""
    if options.schema:
        write(schema(options.schema))
    elif options.jsonl:
        return _judge_lines(options.jsonl, options.language)
    else:
        write(write_advice(judged(case_in(options.case), options.language)) + b"\n")
    return 0


def _judge_lines(name: str, language: Language) -> int:
    status = 0
    load_knowledge()
    gc.freeze()  # what is loaded stays: the collector need not look at it for every case
    for number, line in enumerate(read_lines(name), 1):
        try:
            answer = write_advice(judged(full_case(line), language))
        except CaseRefused as refused:
            status = 1
            error = texts(language).error(refused)
            answer = msgspec.json.encode({"error": error, "line": number})
        write(answer + b"\n")
    return status
