"""What comes in: a file or pasted cells, kept while another part of the page is looked at."""

import hashlib
from dataclasses import dataclass, field
from io import BytesIO

import streamlit as st

from monitoring.files import bounded_reading
from monitoring.files.cells import Cells, first_of
from monitoring.language import catalogue
from monitoring.language.catalogue import gettext as _
from monitoring.problems import MonitoringError
from monitoring.screen import pieces, server, session, visit
from monitoring.screen.session import Key


@dataclass(frozen=True)
class Source:
    """What came in: its name, its bytes as they were, the cells of its first sheet and of all sheets of a file."""

    name: str
    content: bytes
    cells: Cells
    tables: list[Cells] = field(default_factory=list, kw_only=True)


def uploaded(key: str, label: str) -> Source | None:
    """The file that the visitor chose; one that cannot be read is refused in a sentence."""
    # Any file may come in: what cannot be read is refused in a sentence of ours, in the visitor's language.
    # A new key after each commit empties the uploader: it would hand the same file over again on every run.
    own = f"{key}_{visit.turn()}"
    file = st.file_uploader(label, key=own, on_change=_keep_file, args=[own])
    _keep_only(None if file is None else file.file_id)
    if file is not None:
        return read(file.name, file.getvalue())
    if session.get(own) is not None:
        st.warning(_("The file got lost on its way. Choose it again."))
        return None
    # The uploader has forgotten it where the visitor looked at another part of the page meanwhile.
    name, content = session.book(Key.UNFINISHED).get(own, (None, b""))
    if name is None:
        session.book(Key.UNFINISHED).pop("read", None)
        return None
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(_("Chosen before: {file}").format(file=pieces.plain(name)), width="content")
        if st.button(_("Leave it out"), key=f"drop_{own}", type="tertiary"):
            del session.book(Key.UNFINISHED)[own]
            st.rerun()
    return read(name, content)


def _keep_only(file_id: str | None) -> None:
    """Let go of the file that was chosen before this one; one that is still coming in was chosen by nobody yet."""
    before = session.get(Key.UPLOADED)
    if before not in (None, file_id):
        server.free_file(before)
    session.put(Key.UPLOADED, file_id)


def _keep_file(own: str) -> None:
    """Hold on to the file that was chosen in the uploader ``own``, or let go of it where it was taken out."""
    unfinished = session.book(Key.UNFINISHED)
    unfinished.pop(own, None)
    file = session.get(own)
    # Of a file that the server has no more, as after it was started again, only the name comes.
    if isinstance(file, BytesIO):
        unfinished[own] = file.name, file.getvalue()


def read(name: str, content: bytes) -> Source | None:
    """The cells in a file's bytes, or a sentence on the screen that says why not."""
    of = name, hashlib.sha256(content).hexdigest(), catalogue.current()
    unfinished = session.book(Key.UNFINISHED)
    if unfinished.get("read", (None,))[0] != of:
        waiting = _Waiting()
        try:
            unfinished["read"] = of, bounded_reading.read_all(name, content, waiting.tell)
        except MonitoringError as error:
            st.error(pieces.plain(str(error)))
            return None
        finally:
            waiting.end()
    tables = unfinished["read"][1]
    return Source(name, content, first_of(tables), tables=tables)


class _Waiting:
    """The line that says to a visitor why it takes so long."""

    def __init__(self):
        self._said, self._place = "", None

    def tell(self, sentence: str) -> None:
        """Say how it stands. Ends the run of a visitor who has left or clicked elsewhere, and the reading with it."""
        # Streamlit ends a run where it asks something of its session.
        session.get(Key.TURN)
        if sentence != self._said:
            self._place = self._place or st.empty()
            self._place.caption(sentence)
            self._said = sentence

    def end(self) -> None:
        """It is over: nothing is said any more."""
        if self._place is not None:
            self._place.empty()


def form_source() -> Source | None:
    """An official form as a file, or as cells copied from one; none where nothing is there yet."""
    ways = {"file": _("A file"), "paste": _("Paste cells")}
    chosen = way(_("How the form comes in"), ways, "form_way")
    if chosen == "paste":
        return pasted(_("Cells copied from Excel, WPS or Word, the form with its title"), "pasted_form")
    return uploaded("form", _("The official form as Excel, Word, PDF, CSV or text"))


def way(label: str, ways: dict[str, str], key: str) -> str:
    """One of the ways to come in, named by ``ways``, the usual one first."""
    return st.segmented_control(
        label,
        list(ways),
        format_func=ways.get,
        default=next(iter(ways)),
        required=True,
        key=key,
        persist_state="session",
    )


def pasted(label: str, key: str) -> Source | None:
    """Cells that were copied from a sheet; none where nothing is pasted yet."""
    text = st.text_area(label, key=f"{key}_{visit.turn()}", height=160, persist_state="session")
    return read(_("pasted cells"), text.encode()) if text.strip() else None
