"""Every indicator against its target, filtered by category, status and words; one of them in detail."""

from monitoring.language import formats, indicator_words
from monitoring.language.catalogue import gettext as _
from monitoring.language.headline_words import what_is_met
from monitoring.screen import choices, data, details, filters, pieces, tracking, visit
from monitoring.screen.html import scorecards
from monitoring.screen.html.sections import note, titled

view = visit.current_view()
progress = data.rows("indicator_progress", **view.key)

manner = choices.switch(_("Shown as"), "show", tracking.manners())
visit.title(
    _("Indicators~~ up to {month} {year}~~").format(month=formats.month_name(view.month), year=view.year),
    has_filters=True,
)
shown = filters.indicators(progress)
chosen = choices.chosen_row("indicator", progress, "indicator_code")
if chosen:
    details.indicator_detail(view, chosen)

counted = f"{filters.counted_indicators(shown, progress)} · {indicator_words.statuses_counted(shown)}"
if manner == "list":
    how_to_read = indicator_words.how_to_read_bullets() + _(" A click on a line opens the indicator.") + what_is_met()
    categories = filters.category_counts(view, shown, progress)
    scores = data.rows("category_scores", **view.key)
    code = chosen and chosen["indicator_code"]
    pieces.html(titled(counted, note(how_to_read), scorecards.indicators(shown, categories, scores, code)))
    visit.explained("category_counts", categories)
    visit.explained("category_scores", scores)
if manner == "bullets":
    tracking.bullets(shown, counted)
if manner == "heat":
    tracking.heat_map(view, shown, counted)
if manner == "table":
    tracking.table(view, shown, counted)
visit.explained("indicator_progress", shown)
