"""An error that nobody expected: a sentence for the visitor with a number, and the details under it in the log."""

import logging
from uuid import uuid4

import streamlit as st

from monitoring.access.desk import NotAllowed
from monitoring.language.catalogue import gettext as _
from monitoring.problems import DatabaseUnavailable
from monitoring.screen import pieces

log = logging.getLogger(__name__)


def say(error: Exception) -> bool:
    """Tell the visitor of an ``error`` that a page, a part of one or a click raised; true: nothing else is shown.

    What is not allowed is no failure, and what the database cannot do neither: each has a sentence of its own.
    """
    if isinstance(error, NotAllowed):
        st.error(pieces.plain(str(error)), icon=":material/lock:")
        return True
    if isinstance(error, DatabaseUnavailable):
        log.error("database_unavailable")
        st.error(pieces.plain(str(error)), icon=":material/error:")
        return True
    number = uuid4().hex[:8]
    log.error("failure", extra={"number": number}, exc_info=error)
    st.error(sentence(number), icon=":material/error:")
    return True


def sentence(number: str) -> str:
    """What happened, what to do, and the ``number`` to tell whoever looks after the server."""
    return _(
        "An error in the program ended this page. Load it again; before you enter anything once more, look into "
        "“Submit → History and undo” for what was stored. If the error comes again, tell the person who looks after "
        "the dashboard the number **{number}**: the details stand under it in the server's log."
    ).format(number=number)
