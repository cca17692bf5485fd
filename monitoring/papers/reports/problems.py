"""存在的问题 of a report: what the rules found, as proposals that a person confirms."""

from monitoring.papers.documents.metrics import Metrics
from monitoring.papers.documents.sentences import Sentence, sentence, told
from monitoring.papers.reports import texts

METRICS = ("target_findings", "actual_findings")
MARK = "【系统提示，待确认】"
# What deserves a look; what holds is no problem, and what matters little is for the page *Targets*.
SEVERE = frozenset({"high", "medium"})
# A rule that finds more than this many is told in one sentence.
NAMED = 3


def problems(metrics: Metrics) -> list[Sentence]:
    """The problems as a person wrote them, who so confirms or leaves out what was proposed; else the proposals."""
    return texts.written(metrics, "problems") or proposals(metrics)


def proposals(metrics: Metrics) -> list[Sentence]:
    """What the rules found in targets and figures, each marked; a rule that finds many says how many, and of what."""
    found = [
        each for metric in METRICS for name in _checks(metrics, metric) for each in _of_check(metrics, metric, name)
    ]
    # Two indicators of one name are found each; said once is enough.
    return list({each.text: each for each in found}.values())


def _checks(metrics: Metrics, metric: str) -> list[str]:
    return list(dict.fromkeys(row["check_name"] for row in metrics.rows(metric, severity=SEVERE)))


def _of_check(metrics: Metrics, metric: str, name: str) -> list[Sentence]:
    rows = metrics.rows(metric, severity=SEVERE, check_name=name)
    if len(rows) <= NAMED:
        return told(*(_found(metrics, metric, row) for row in rows))
    of, count = metrics.of(metric, rows[0]), metrics.count(metric, severity=SEVERE, check_name=name)
    return told(
        sentence(
            MARK + "同类问题{count}项，如{name}：{evidence}",
            is_proposal=True,
            count=count,
            name=of("subject_name"),
            evidence=of("evidence"),
        )
    )


def _found(metrics: Metrics, metric: str, row: dict) -> Sentence | None:
    of = metrics.of(metric, row)
    name, evidence = of("subject_name"), of("evidence")
    if not name.value:
        return sentence(MARK + "{evidence}", is_proposal=True, evidence=evidence)
    return sentence(MARK + "{name}：{evidence}", is_proposal=True, name=name, evidence=evidence)
