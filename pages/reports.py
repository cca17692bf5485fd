"""The official papers: what each still lacks, with the page where it is entered, and the paper to download."""

import streamlit as st

from monitoring.language import formats
from monitoring.language.catalogue import gettext as _
from monitoring.papers import kinds
from monitoring.problems import MonitoringError
from monitoring.screen import papers, pieces, visit
from monitoring.screen.html.missing import missing
from monitoring.screen.html.sections import note

view = visit.current_view()
visit.title(_("Reports~~ up to {month} {year}~~").format(month=formats.month_name(view.month), year=view.year))
name, occasion = papers.chosen(view)
if kinds.kind(name).is_of_project and occasion.task_code is None:
    st.info(_("The form of {year} has no tasks, so there is no project to make this paper of.").format(year=view.year))
    visit.end()

try:
    paper = papers.made(name, occasion)
except MonitoringError as error:
    st.error(pieces.plain(str(error)))
    visit.end()
pieces.html(missing(paper.missing, view.key), *papers.checked(name, occasion, view.key), note(paper.file_name))
papers.download(view, paper)
