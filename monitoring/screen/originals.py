"""The file behind a figure, opened at its row, to look at and to take away."""

import re

import streamlit as st

from monitoring.actions import originals
from monitoring.language import formats, vocabulary
from monitoring.language.catalogue import gettext as _
from monitoring.screen import address, data, pieces
from monitoring.screen.html import originals as original_html
from monitoring.screen.run import View

# What the address says: submission and row, ``12-34``.
PLACE = re.compile(r"([0-9]{1,9})-([0-9]{1,7})", re.ASCII)


def open_asked(view: View | None) -> None:
    """Open the file that the address asks for in a window over the page; closed, it leaves the address."""
    asked = address.asked("original")
    if view is None or asked is None:
        return
    address.keep("original", asked)
    # The title is in the language of the visitor, so the window is made by each run.
    window = st.dialog(_("The file, as it came in"), width="large", on_dismiss=lambda: address.leave_out("original"))
    window(_file_at_row)(view, asked)


def _file_at_row(view: View, asked: str) -> None:
    place = PLACE.fullmatch(asked)
    history = {row["submission_id"]: row for row in data.rows("submission_history", **view.whole_year)}
    submission = history.get(int(place[1])) if place else None
    if submission is None:
        st.info(_("The address asks for {missing}, which is not here.").format(missing=pieces.plain(asked)))
        return
    show(submission, int(place[2]))


def show(submission: dict, row: int = 0) -> None:
    """The file of a row of ``submission_history``: who and when, its rows around ``row``, the whole to take away."""
    found = originals.excerpt(data.database(), submission, row)
    by = _("Submission {number} · {kind} · {who} · {when}").format(
        number=submission["submission_id"],
        kind=vocabulary.term(vocabulary.KINDS, submission["kind"]),
        who=vocabulary.ours(submission["submitted_by"]),
        when=formats.moment(submission["submitted_at"]),
    )
    sheet = found.kept["sheet"] if found.kept else ""
    named = " · ".join(filter(None, (vocabulary.ours(submission["file_name"]), sheet)))
    st.markdown(f"**{pieces.plain(named)}**")
    st.caption(pieces.plain(by))
    for remark in found.remarks:
        st.caption(pieces.plain(remark))
    if found.rows:
        pieces.html(original_html.rows(found.rows, row))
        st.caption(_("{shown} of {count} rows").format(shown=len(found.rows), count=found.row_count))
    if found.kept:
        _download(found.kept)


def _download(kept: dict) -> None:
    st.download_button(
        _("Download the file ({size} kB)").format(size=formats.number(kept["byte_count"] / 1000, 0)),
        data.taken(
            kept["original_name"],
            lambda: data.database().original(kept["original_sha256"]),
            kept["department_code"],
        ),
        _file_name(kept["original_name"]),
        # A browser shall keep it and not show it.
        "application/octet-stream",
        key=f"original_{kept['submission_id']}",
        icon=":material/download:",
        on_click="ignore",
    )
    st.caption(f"SHA-256 `{kept['original_sha256']}`")


def _file_name(name: str) -> str:
    """A name that a file can have; what was pasted has no ending."""
    safe = re.sub(r'[\\/:*?"<>|\x00-\x1f]', "_", name).strip(". ") or "file"
    return safe if "." in safe else f"{safe}.txt"
