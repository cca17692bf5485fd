"""The process in which files are read: it takes one after another, and has nothing but its two pipes.

``bounded_reading`` starts it, asks it and ends it. What it answers are values and no objects: whoever takes over this
process by a flaw of a library gets no further.
"""

import json
import os
import signal
import sys
import traceback
from dataclasses import asdict
from pathlib import Path
from typing import IO

from monitoring.files import reader, written_workbooks
from monitoring.files.cells import Cells
from monitoring.language import catalogue
from monitoring.problems import Problem, UnreadableFile

try:
    import resource
except ImportError:
    # Windows has no such limits: there the time limit, which ``bounded_reading`` keeps, is all that bounds a file.
    resource = None

# Bytes. What a file may take beside what it is; an office's largest take a quarter of it.
MEMORY_LIMIT = 1_000_000_000
# Seconds of a processor: where whoever asked is gone, nobody else ends it.
PROCESSOR_LIMIT = 40
# Bytes. Memory that was taken once is not all given back: a process that holds more is not used again.
MEMORY_TO_GO_ON = 250_000_000
_LENGTH = 8


def main() -> None:
    """Answer what is asked until nobody asks any more."""
    # Whatever a library prints goes where errors go: the answers have this pipe to themselves.
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    # Ctrl+C on the server's console is meant for the server, which then asks no more.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if resource is not None:
        resource.setrlimit(resource.RLIMIT_DATA, (MEMORY_LIMIT, MEMORY_LIMIT))
    while (asked := received(sys.stdin.buffer)) is not None:
        _limit_processor()
        about, body = _answer(json.loads(asked), received(sys.stdin.buffer))
        sent(answers, json.dumps(about | {"goes_on": _goes_on()}).encode())
        sent(answers, body)


def received(pipe: IO[bytes], limit: int | None = None) -> bytes | None:
    """The next message; None where the other side is gone, or sends more than ``limit`` bytes."""
    head = pipe.read(_LENGTH)
    length = int.from_bytes(head, "big")
    if len(head) < _LENGTH or (limit is not None and length > limit):
        return None
    message = pipe.read(length)
    return message if len(message) == length else None


def sent(pipe: IO[bytes], message: bytes) -> None:
    """Send a message."""
    pipe.write(len(message).to_bytes(_LENGTH, "big"))
    pipe.write(message)
    pipe.flush()


def _answer(asked: dict, content: bytes) -> tuple[dict, bytes]:
    catalogue.use(asked["language"])
    try:
        if asked["what"] == "cells":
            return {"outcome": "done"}, as_values(reader.read_all(asked["file_name"], content))
        problems = [Problem(**problem) for problem in asked["problems"]]
        return {"outcome": "done"}, written_workbooks.marked_copy(asked["file_name"], content, problems)
    except UnreadableFile as error:
        return {"outcome": "unreadable"}, str(error).encode()
    except MemoryError:
        return {"outcome": "memory"}, b""
    # Whatever else a file leads to is a flaw of ours: the log says which, the person a sentence.
    except Exception:
        traceback.print_exc()
        return {"outcome": "failed"}, b""


def as_values(tables: list[Cells]) -> bytes:
    """The cells of all sheets as JSON."""
    plain = [
        {
            "file_name": cells.file_name,
            "sha256": cells.sha256,
            "encoding": cells.encoding,
            "rows": cells.rows,
            "sheet": cells.sheet,
            "problems": [asdict(problem) for problem in cells.problems],
            "continued": sorted(cells.continued),
        }
        for cells in tables
    ]
    return json.dumps(plain, ensure_ascii=False).encode("utf-8", "surrogatepass")


def from_values(values: bytes) -> list[Cells]:
    """What ``as_values`` wrote, as it was."""
    # Equal texts are one text again, as they were where the file was read.
    same = {}.setdefault
    return [
        Cells(
            **plain
            | {
                "rows": tuple(tuple([same(text, text) for text in row]) for row in plain["rows"]),
                "problems": tuple(Problem(**problem) for problem in plain["problems"]),
                "continued": frozenset(map(tuple, plain["continued"])),
            }
        )
        for plain in json.loads(values.decode("utf-8", "surrogatepass"))
    ]


def _limit_processor() -> None:
    if resource is not None:
        used = resource.getrusage(resource.RUSAGE_SELF)
        end = int(used.ru_utime + used.ru_stime) + PROCESSOR_LIMIT
        resource.setrlimit(resource.RLIMIT_CPU, (end, resource.RLIM_INFINITY))


def _goes_on() -> bool:
    """Whether the next file can be read here too."""
    return _memory() < MEMORY_TO_GO_ON


def _memory() -> int:
    """The bytes that this process holds; where the system does not say so, those that it once held."""
    held = Path("/proc/self/statm")
    if held.exists():
        return int(held.read_text().split()[1]) * resource.getpagesize()
    return 0 if resource is None else resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


if __name__ == "__main__":
    main()
