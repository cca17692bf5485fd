"""The server's log: a line of JSON an event, with nothing in it that says who somebody is or what was typed.

``log.info("page", extra={"page": "budget"})`` in any module of ours writes the event *page* with its fields. Of what
libraries log only the text of their own is written, never the values that they put into it.
"""

import logging
import os
import sys
import traceback
from datetime import UTC, datetime
from logging.handlers import RotatingFileHandler
from pathlib import Path

import streamlit.logger
from pythonjsonlogger.json import JsonFormatter

from monitoring.language.catalogue import gettext as _
from monitoring.problems import MonitoringError

# How much of a log is kept where it is a file: this many bytes, in this many files besides the one in use.
BYTES_OF_A_FILE, OLDER_FILES = 10_000_000, 9
LEVELS = ("debug", "info", "warning", "error")
OURS = "monitoring"
OWNER_ONLY = 0o600


class Lines(JsonFormatter):
    """Events as lines; ``with_messages`` adds an error's own words, which can hold what was typed."""

    def __init__(self, with_messages: bool = False):
        super().__init__(json_ensure_ascii=False)
        self._with_messages = with_messages

    def add_fields(self, log_data, record, message_dict):
        """Time, level and event first, then the event's own fields."""
        log_data["time"] = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        log_data["level"] = record.levelname.lower()
        if record.name.partition(".")[0] == OURS:
            log_data["event"] = record.msg
        else:
            log_data |= {"event": "library", "logger": record.name, "text": str(record.msg)}
        super().add_fields(log_data, record, message_dict)
        log_data.pop("message", None)

    def formatException(self, exc_info):
        """Where an error was raised and of which kind it is, with what led to it."""
        if self._with_messages:
            return super().formatException(exc_info)
        return "\n".join(_told(exc_info[1]))


def _told(error: BaseException):
    """The lines of a traceback without the words of its errors."""
    earlier = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if earlier is not None:
        yield from _told(earlier)
        yield "which led to:"
    yield from (line.rstrip("\n") for line in traceback.format_tb(error.__traceback__))
    yield type(error).__qualname__


def begin() -> None:
    """Let everything that is logged come out here: on standard error, or in the file that ``MONITORING_LOG`` names.

    ``MONITORING_LOG_LEVEL`` says from which level on (``info``), ``MONITORING_LOG_MESSAGES=on`` adds the words of
    errors. Raises ``MonitoringError`` where the file cannot be written.
    """
    output = _output(os.environ.get("MONITORING_LOG", ""))
    output.setFormatter(Lines(os.environ.get("MONITORING_LOG_MESSAGES", "off") == "on"))
    level = os.environ.get("MONITORING_LOG_LEVEL", "info").lower()
    logging.root.handlers[:] = [output]
    logging.root.setLevel(logging.WARNING)
    logging.getLogger(OURS).setLevel(level.upper() if level in LEVELS else logging.INFO)
    _take_over()


def say(event: str, **fields) -> None:
    """Write an event of the server's own."""
    logging.getLogger(__name__).info(event, extra=fields)


def _output(named: str) -> logging.Handler:
    if not named:
        return logging.StreamHandler(sys.stderr)
    file = Path(named)
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch(mode=OWNER_ONLY)
        return RotatingFileHandler(file, maxBytes=BYTES_OF_A_FILE, backupCount=OLDER_FILES, encoding="utf-8")
    except OSError as error:
        raise MonitoringError(
            _("The log {file} cannot be written: {reason}. MONITORING_LOG names it.").format(
                file=file, reason=error.strerror
            )
        ) from error


def _take_over() -> None:
    """Streamlit gives each logger, its server's too, an output of its own: those there are, and those to come."""
    streamlit.logger.setup_formatter = _pass_on
    for name, logger in logging.root.manager.loggerDict.items():
        if name.startswith(("streamlit", "uvicorn", "websockets")) and isinstance(logger, logging.Logger):
            logger.handlers.clear()
            _pass_on(logger)


def _pass_on(logger: logging.Logger) -> None:
    logger.propagate = True
    logger.setLevel(logging.WARNING)
