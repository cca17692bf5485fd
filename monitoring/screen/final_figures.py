"""After a self-evaluation came in: its final values as December's figures."""

import streamlit as st

from monitoring.actions import final_figures
from monitoring.forms.review import Reading
from monitoring.language import vocabulary
from monitoring.language.catalogue import gettext as _
from monitoring.screen import data, pieces, session
from monitoring.screen.monthly_files import check_and_commit
from monitoring.screen.session import Key
from monitoring.screen.uploads import Source


def offer(imported: list[tuple[str, Reading]]) -> None:
    """Remember those of the imported forms, with their department's code, that say what came of the year."""
    offered = [(code, reading) for code, reading in imported if final_figures.has_any(reading.form)]
    session.put(Key.FINAL_FIGURES, offered)


def offered_form(who: str) -> None:
    """After the import of self-evaluations: their final values as December's figures, checked like any file."""
    offered = session.get(Key.FINAL_FIGURES)
    if not offered:
        return
    st.subheader(_("Final values of the self-evaluation"))
    st.caption(
        _(
            "The form says what was reached and spent at the end of the year. It can be taken as December's figures: "
            "of a sum what is missing to it, of all else the value itself."
        )
    )
    code, reading = offered[0] if len(offered) == 1 else _one_offered(offered)
    files, remarks = final_figures.files(data.database(), reading.form, code, reading.cells.file_name)
    for text in remarks:
        st.caption(f"▲ {pieces.plain(text)}")
    if files:
        kind = st.selectbox(
            _("Figures to take over"),
            list(files),
            format_func=lambda kind: vocabulary.term(vocabulary.KINDS, kind),
            key="final_figures_kind",
        )
        check_and_commit(Source(files[kind].file_name, b"", files[kind]), who)
    if st.button(_("Close: take over no more of it"), key="leave_final_figures"):
        session.forget([Key.FINAL_FIGURES])
        st.rerun()


def _one_offered(offered: list[tuple[str, Reading]]) -> tuple[str, Reading]:
    place = st.selectbox(
        _("Department"),
        range(len(offered)),
        format_func=lambda place: offered[place][1].form.department_name,
        key="final_figures_place",
    )
    return offered[place]
