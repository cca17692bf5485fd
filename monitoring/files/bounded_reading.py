"""Reads what others sent as ``reader`` does, in processes of their own with limits: no file takes the machine.

Python's own pools of processes run the program's first module again in each process, here the page of a visitor, and
end none that is busy.
"""

import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import asdict, replace
from pathlib import Path
from threading import BoundedSemaphore, Lock, Thread

from monitoring.files import reading_process
from monitoring.files.cells import Cells, Original, first_of
from monitoring.files.reading_process import MEMORY_LIMIT
from monitoring.language import catalogue
from monitoring.language.catalogue import gettext as _
from monitoring.problems import Problem, UnreadableFile

# Seconds that the reading of one file may take.
TIME_LIMIT = 30
# How many files are read at the same time; others wait.
AT_ONCE = 2
# Seconds after which who waits is told why, and between two looks whether to go on.
A_WHILE, A_MOMENT = 2, 0.1
# Bytes. More than the cells of any file are that can be read.
ANSWER_LIMIT = 500_000_000
_ROOT = Path(__file__).parents[2]
# Told every moment how it stands, in a sentence, empty at first; what it raises ends the reading.
Waiting = Callable[[str], None]

_places = BoundedSemaphore(AT_ONCE)
_lock = Lock()
# Processes that have read a file and can read another.
_idle: list["_Process"] = []


def _patiently(_sentence: str) -> None:
    """Wait without a word."""


def read(file_name: str, content: bytes, waiting: Waiting = _patiently) -> Cells:
    """What ``reader.read`` says of a file. Raises ``UnreadableFile`` as it does, and where a limit is passed."""
    return first_of(read_all(file_name, content, waiting))


def read_all(file_name: str, content: bytes, waiting: Waiting = _patiently) -> list[Cells]:
    """What ``reader.read_all`` says of a file. Raises ``UnreadableFile`` as it does, and where a limit is passed."""
    values = _asked({"what": "cells", "file_name": file_name}, content, waiting)
    original = Original(file_name, content)
    return [replace(cells, original=original) for cells in reading_process.from_values(values)]


def marked_copy(file_name: str, content: bytes, problems: Iterable[Problem], waiting: Waiting = _patiently) -> bytes:
    """What ``written_workbooks.marked_copy`` makes of a file, which it reads as well. Raises ``UnreadableFile``."""
    told = [asdict(problem) for problem in problems]
    return _asked({"what": "marked_copy", "file_name": file_name, "problems": told}, content, waiting)


class _Process:
    """A process that reads one file after another."""

    def __init__(self):
        command = [sys.executable, "-m", "monitoring.files.reading_process"]
        self._process = subprocess.Popen(command, cwd=_ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    @property
    def is_alive(self) -> bool:
        return self._process.poll() is None

    def ask(self, asked: dict, content: bytes) -> Future:
        """The answer, as it will come: what is said about it, and its bytes; None where the process ended."""
        answer = Future()
        Thread(target=self._ask, args=(asked, content, answer), daemon=True).start()
        return answer

    def _ask(self, asked: dict, content: bytes, answer: Future) -> None:
        try:
            reading_process.sent(self._process.stdin, json.dumps(asked).encode())
            reading_process.sent(self._process.stdin, content)
            about = reading_process.received(self._process.stdout, ANSWER_LIMIT)
            body = reading_process.received(self._process.stdout, ANSWER_LIMIT)
            answer.set_result(None if about is None or body is None else (json.loads(about), body))
        # It ended, or was ended, while it was asked.
        except (OSError, ValueError):
            answer.set_result(None)

    def end(self) -> None:
        self._process.kill()
        self._process.wait()


def _asked(asked: dict, content: bytes, waiting: Waiting) -> bytes:
    with _place(waiting):
        about, body = _answer(asked | {"language": catalogue.current()}, content, waiting)
    if about["outcome"] == "done":
        return body
    if about["outcome"] == "unreadable":
        raise UnreadableFile(body.decode())
    raise UnreadableFile(_("{file}: {sentence}").format(file=asked["file_name"], sentence=_said(about["outcome"])))


def _said(outcome: str) -> str:
    """Why a file could not be read, and what to do."""
    if outcome == "time":
        said = _("reading the file takes more than {limit} seconds.").format(limit=TIME_LIMIT)
    elif outcome == "memory":
        said = _("reading the file takes more than {limit} MB of memory.").format(limit=MEMORY_LIMIT // 1_000_000)
    else:
        said = _("reading the file ended before its end.")
    way_on = _("Copy the table alone into a new file, or split it by month.")
    return f"{said} {way_on}"


@contextmanager
def _place(waiting: Waiting) -> Iterator[None]:
    """Wait until fewer files are read than are read at once."""
    began = time.monotonic()
    while not _places.acquire(timeout=A_MOMENT):
        is_long = time.monotonic() - began > A_WHILE
        waiting(_("Other files are being read; yours is next.") if is_long else "")
    try:
        yield
    finally:
        _places.release()


def _answer(asked: dict, content: bytes, waiting: Waiting) -> tuple[dict, bytes]:
    process = _ready()
    is_over = False
    try:
        answer = _awaited(process.ask(asked, content), waiting)
        is_over = answer is not None and answer[0]["goes_on"]
    finally:
        # Also where the visitor has left, which comes as an exception out of ``waiting``.
        if is_over:
            with _lock:
                _idle.append(process)
        else:
            process.end()
    return answer


def _ready() -> _Process:
    with _lock:
        while _idle:
            process = _idle.pop()
            if process.is_alive:
                return process
    return _Process()


def _awaited(answer: Future, waiting: Waiting) -> tuple[dict, bytes]:
    ends = time.monotonic() + TIME_LIMIT
    while time.monotonic() < ends:
        try:
            return answer.result(A_MOMENT) or ({"outcome": "ended", "goes_on": False}, b"")
        except TimeoutError:
            waiting(_("The file is being read.") if ends - time.monotonic() < TIME_LIMIT - A_WHILE else "")
    return {"outcome": "time", "goes_on": False}, b""
