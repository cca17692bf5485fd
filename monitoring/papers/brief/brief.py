"""月度通报: one or two pages for leadership, of where a department stands at the end of a month."""

from monitoring.language.catalogue import gettext as _
from monitoring.papers import headings
from monitoring.papers.brief import changes, decisions, owed
from monitoring.papers.documents import filling as documents
from monitoring.papers.documents.facts import Facts
from monitoring.papers.documents.metrics import Metrics, points
from monitoring.papers.documents.sentences import Sentence, sentence, told
from monitoring.papers.paper import Missing, Occasion, Paper
from monitoring.papers.reports import missing as report_missing
from monitoring.papers.reports import money, results, work

NAME = "brief"
TITLE = "绩效监控月度通报"


def make(database, occasion: Occasion) -> Paper:
    """The brief as a document. Raises ``UnknownName`` where the department has no form of the year."""
    owner = headings.department(database, occasion)
    metrics = Metrics(database, occasion)
    found = missing(metrics)
    content = documents.filled(NAME, occasion.place, facts(metrics), bool(found))
    return Paper(headings.file_name(owner, occasion, TITLE, suffix=documents.ENDING), content, tuple(found))


def facts(metrics: Metrics) -> Facts:
    """All that the brief says, as a document and as a page."""
    return Facts(
        headings.document_values(metrics.rows("departments")[0], metrics.occasion),
        {
            "standing": told(results.whole(metrics), _score(metrics), work.received(metrics)),
            "changes": changes.changes(metrics),
            "decisions": decisions.decisions(metrics),
            "money": told(*money.wholes(metrics), *money.by_status(metrics)),
            "owed": owed.owed(metrics),
        },
        {"urgent": decisions.urgent(metrics)},
        {"statuses": results.bars_of(metrics), "spent": money.bars_of(metrics)},
    )


def missing(metrics: Metrics) -> list[Missing]:
    """What keeps the brief a draft: invented examples, or a month of which too little is reported to be told."""
    month = metrics.occasion.month
    reported = metrics.rows("reporting", month=month, is_reported=True)
    said = _("Month {month} does not count as reported yet.").format(month=month)
    found = report_missing.illustrative(metrics)
    return found if reported else [*found, Missing(said, "submit", {"submit_tab": "reporting"})]


def _score(metrics: Metrics) -> Sentence | None:
    score = metrics.figure("trial_score", "score", points, part="total")
    open_points = metrics.figure("trial_score", "open_points", points, part="total")
    if not open_points.value:
        return sentence("按现有数据试评分{score}分。", score=score)
    return sentence("按现有数据试评分{score}分，另有{open}分因尚无数据待定。", score=score, open=open_points)
