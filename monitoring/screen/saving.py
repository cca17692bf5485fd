"""Whatever is stored: by whom, the button, what came of it."""

import streamlit as st

from monitoring.language.catalogue import gettext as _
from monitoring.problems import MonitoringError
from monitoring.screen import data, pieces, visit


def your_name() -> str:
    """Who submits: who is signed in, else a name that is typed and kept for the session.

    Without a name nothing can be committed.
    """
    if name := data.person().name:
        return name
    placeholder = _("e.g. Li Min, planning")
    name = st.text_input(_("Your name"), key="who", persist_state="session", placeholder=placeholder, width=420)
    return name.strip()


def name_hint(who: str) -> str | None:
    """What a button says that waits for a name; nothing once there is one."""
    return None if who else _("Enter your name first.")


def save_button(label: str, count: int, who: str, key: str) -> bool:
    """The button under a grid: with a name it saves the ``count`` lines that say something new."""
    shown = label.format(count=count) if count else _("Nothing changed yet")
    return st.button(shown, type="primary", disabled=not (who and count), key=key, help=name_hint(who))


def commit_button(who: str, is_ready: bool = True) -> bool:
    """The button that commits what is shown; before all is looked at it cannot be pressed, without a name it asks."""
    clicked = st.button(_("Commit"), type="primary", disabled=not is_ready, key="commit", icon=":material/check:")
    if clicked and not who:
        st.error(_("Enter your name to commit: it is kept with the submission."))
    return bool(clicked and who)


def attempt(action, *arguments) -> None:
    """Do what was asked and say what came of it; a refusal is said where the button is."""
    try:
        message = action(*arguments)
    except MonitoringError as error:
        st.error(pieces.plain(str(error)))
        return
    visit.finish(message)
