"""What people wrote for a paper: how it was organised, problems, measures, conclusion, what is made of the results."""

from monitoring.papers.documents.metrics import Metrics
from monitoring.papers.documents.sentences import Sentence, sentence, told

METRIC = "paper_texts"
# The department as a whole.
WHOLE = "total"


def written(metrics: Metrics, topic: str) -> list[Sentence]:
    """The paragraphs of what was written about a ``topic``; none where nobody wrote anything."""
    return [
        each
        for row in metrics.rows(METRIC, item_code=WHOLE, topic=topic)
        for each in paragraphs(metrics, METRIC, row, "body")
    ]


def paragraphs(metrics: Metrics, metric: str, row: dict, column: str) -> list[Sentence]:
    """A text of a ``row`` as a sentence for each of its paragraphs."""
    of = metrics.of(metric, row)
    lines = [line.strip() for line in (row[column] or "").splitlines() if line.strip()]
    return told(*(sentence("{said}", said=of(column, lambda _text, line=line: line)) for line in lines))
