"""Changing thresholds and choices."""

from functools import partial

import streamlit as st

from monitoring.language import formats, rule_words, vocabulary
from monitoring.language.catalogue import gettext as _
from monitoring.screen import data, saving
from monitoring.store import settings


def change_form(in_force: dict) -> None:
    """Change thresholds and choices: all of them in one form, entered with a name and the date."""
    with st.form("settings_form", border=False):
        wanted = {}
        for name, label in rule_words.SETTINGS.items():
            if choices := rule_words.CHOICES.get(name):
                wanted[name] = st.selectbox(
                    _(label),
                    list(choices),
                    index=list(choices).index(in_force[name]),
                    format_func=partial(vocabulary.term, choices),
                )
            else:
                wanted[name] = st.text_input(_(label), value=formats.number(in_force[name]))
        who = data.person().name or st.text_input(_("Your name"), placeholder=_("e.g. Li Min, planning"))
        clicked = st.form_submit_button(_("Put in force"), icon=":material/check:")
    if clicked and not who.strip():
        st.error(_("Enter your name first."))
    elif clicked:
        saving.attempt(_change_settings, wanted, who.strip())


def _change_settings(wanted: dict[str, str], who: str) -> str:
    settings.change(data.database(), wanted, who)
    return _("The new values are in force; every page is computed with them.")
