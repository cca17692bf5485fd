"""What comes in: a file or pasted cells, kept while another part of the page is looked at."""

from dataclasses import dataclass

import streamlit as st

from monitoring.files import reader
from monitoring.files.cells import Cells
from monitoring.language.catalogue import gettext as _
from monitoring.problems import MonitoringError
from monitoring.screen import pieces, session, visit
from monitoring.screen.session import Key

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True)
class Source:
    """What came in: its name, its bytes as they were, and the cells of its first sheet."""

    name: str
    content: bytes
    cells: Cells

    @property
    def tables(self) -> list[Cells]:
        """The cells of all its sheets."""
        return reader.read_all(self.name, self.content)


def uploaded(key: str, label: str) -> Source | None:
    """The file that the visitor chose; one that cannot be read is refused in a sentence."""
    # Any file may come in: what cannot be read is refused in a sentence of ours, in the visitor's language.
    # A new key after each commit empties the uploader: it would hand the same file over again on every run.
    own = f"{key}_{visit.turn()}"
    file = st.file_uploader(label, key=own, on_change=_keep_file, args=[own])
    if file is not None:
        return read(file.name, file.getvalue())
    # The uploader has forgotten it where the visitor looked at another part of the page meanwhile.
    name, content = session.book(Key.UNFINISHED).get(own, (None, b""))
    if name is None:
        return None
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(_("Chosen before: {file}").format(file=pieces.plain(name)), width="content")
        if st.button(_("Leave it out"), key=f"drop_{own}", type="tertiary"):
            del session.book(Key.UNFINISHED)[own]
            st.rerun()
    return read(name, content)


def _keep_file(own: str) -> None:
    """Hold on to the file that was chosen in the uploader ``own``, or let go of it where it was taken out."""
    unfinished = session.book(Key.UNFINISHED)
    unfinished.pop(own, None)
    if (file := session.get(own)) is not None:
        unfinished[own] = file.name, file.getvalue()


def read(name: str, content: bytes) -> Source | None:
    """The cells in a file's bytes, or a sentence on the screen that says why not."""
    try:
        return Source(name, content, reader.read(name, content))
    except MonitoringError as error:
        st.error(pieces.plain(str(error)))
        return None


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
