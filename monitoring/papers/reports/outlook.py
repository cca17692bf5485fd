"""全年预计 of a report: what is expected of the year's end, as people said or as the figures propose it."""

from monitoring.language import formats
from monitoring.papers import indicator_texts
from monitoring.papers.documents.metrics import Metrics, in_unit
from monitoring.papers.documents.sentences import Figure, Sentence, listed, sentence, told
from monitoring.papers.tables.monitored_lines import POSSIBILITIES

RESULTS, MONEY = "expected_results", "expected_money"
MARK = "（按现有数据推算，待确认）"


def outlook(metrics: Metrics) -> list[Sentence]:
    """How surely the targets will be met, how much of the money is expected to be spent."""
    likelihoods = [name for name in POSSIBILITIES if metrics.rows(RESULTS, likelihood=name)]
    return told(
        sentence(
            "{count}项绩效指标中，全年{parts}。",
            count=metrics.count(RESULTS),
            parts=listed(
                [*(_counted(metrics, name) for name in likelihoods), _open(metrics)],
            ),
        ),
        _proposed(metrics),
        _money(metrics),
    )


def unsure(metrics: Metrics) -> list[dict[str, Figure]]:
    """A line of figures for each indicator that may miss its target, or whose pace says so and no person."""
    return [_line(metrics, row) for row in metrics.rows(RESULTS) if _is_unsure(row)]


def _counted(metrics: Metrics, likelihood: str) -> Sentence | None:
    count = metrics.count(RESULTS, likelihood=likelihood)
    return sentence("{words}完成目标的{count}项", words=POSSIBILITIES[likelihood], count=count)


def _open(metrics: Metrics) -> Sentence | None:
    count = metrics.count(RESULTS, likelihood=None)
    return sentence("尚未判断的{count}项", count=count) if count.value else None


def _proposed(metrics: Metrics) -> Sentence | None:
    count = metrics.count(RESULTS, is_proposal=True)
    if not count.value:
        return None
    return sentence("其中{count}项的判断按现有数据推算，待确认。", is_proposal=True, count=count)


def _money(metrics: Metrics) -> Sentence | None:
    rows = metrics.rows(MONEY, task_code="total")
    is_proposal = bool(rows and rows[0]["is_proposal"])
    return sentence(
        "部门预算全年预计执行{expected}{mark}。",
        is_proposal=is_proposal,
        expected=metrics.figure(MONEY, "expected_amount", metrics.money, task_code="total"),
        mark=MARK if is_proposal else "",
    )


def _is_unsure(row: dict) -> bool:
    if row["likelihood"] is not None:
        return row["likelihood"] != "certain"
    is_a_count = row["forecast_value"] is not None and row["comparator"] in ("≥", ">", "=")
    return is_a_count and row["expected_value"] < row["target_value"]


def _line(metrics: Metrics, row: dict) -> dict[str, Figure]:
    of = metrics.of(RESULTS, row)
    return {
        "code": of("indicator_code"),
        "name": of("level3"),
        "target": of("target_text", lambda _text: indicator_texts.target(row)),
        "expected": _expected(metrics, row),
        "possibility": of("likelihood", POSSIBILITIES.get),
        "state": of("is_proposal", lambda is_proposal: "推算，待确认" if is_proposal else "已确认"),
    }


def _expected(metrics: Metrics, row: dict) -> Figure:
    """What is expected in a number, or in words where there is none."""
    of = metrics.of(RESULTS, row)
    return (
        of("expected_text") if row["expected_value"] is None else of("expected_value", in_unit(formats.unit_of(row)))
    )
