"""How months add up and when targets are due, as proposed by rule."""

import csv
from decimal import Decimal
from pathlib import Path

import pytest

from monitoring.forms.proposals import UNCLEAR_MONTH, propose, reasons, rules

READING = Path(__file__).parents[1] / "data" / "jieyang_justice_2023_indicators.csv"
PROPOSED = ("aggregation", "direction", "pacing", "due_month")


def proposed(name="", comparator="≥", target="1", unit="件", explanation="", level1="产出指标", level2="数量指标"):
    value = None if target is None else Decimal(target)
    return propose(level1, level2, name, explanation, comparator, value, unit)


def in_short(proposal) -> tuple:
    return tuple(getattr(proposal, attribute) for attribute in PROPOSED)


def differences() -> list[tuple]:
    """Where the rules propose something else than a person who read the form: code, attribute, theirs, ours."""
    found = []
    with READING.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            proposal = proposed(
                row["level3"],
                row["comparator"],
                row["target"],
                row["unit"],
                row["explanation"],
                row["level1"],
                row["level2"],
            )
            for attribute in PROPOSED:
                ours = getattr(proposal, attribute)
                if str("" if ours is None else ours) != row[attribute]:
                    found.append((row["code"], attribute, row[attribute], ours))
    return found


def test_the_rules_agree_with_a_persons_reading_of_all_41_indicators():
    assert differences() == []


def test_no_rule_names_an_indicator_of_the_published_form():
    with READING.open(encoding="utf-8", newline="") as file:
        names = {row["level3"] for row in csv.DictReader(file)}
    words = {word for rule in rules() for part in (rule.level, rule.name, rule.words) for word in part.split("|")}
    assert names & words == set()


@pytest.mark.parametrize(
    ("unit", "target", "expected"),
    [
        ("件", "160", ("sum", "higher", "even", None)),
        ("次", "12", ("sum", "higher", "even", None)),
        ("场", "11", ("sum", "higher", "steps", None)),
        ("期", "2", ("sum", "higher", "steps", None)),
        ("个", "1", ("sum", "higher", "due", 12)),
        ("人次", "800", ("sum", "higher", "even", None)),
        ("次/年", "4", ("sum", "higher", "steps", None)),
    ],
)
def test_events_add_up_and_their_pace_follows_from_how_many_there_are(unit, target, expected):
    assert in_short(proposed("活动", target=target, unit=unit)) == expected


@pytest.mark.parametrize(
    ("name", "target", "unit", "expected"),
    [
        ("接待游客", "30", "万人次", ("sum", "higher", "even", None)),
        ("污水处理量", "300", "万吨", ("sum", "higher", "even", None)),
        ("空气优良天数", "300", "天", ("sum", "higher", "even", None)),
        ("带动就业", "300", "人", ("sum", "higher", "even", None)),
        ("受益人口", "3", "万人", ("latest", "higher", "every_month", None)),
        ("造林面积", "1000", "亩", ("maximum", "higher", "due", 12)),
        ("危房改造", "20", "户", ("maximum", "higher", "due", 12)),
    ],
)
def test_what_other_departments_count_has_its_rules(name, target, unit, expected):
    proposal = proposed(name, target=target, unit=unit)
    assert (in_short(proposal), proposal.needs_confirmation) == (expected, False)


@pytest.mark.parametrize(("unit", "aggregation"), [("起", "sum"), ("%", "latest")])
def test_a_target_of_zero_has_no_part_that_may_happen(unit, aggregation):
    assert in_short(proposed("责任事故", "=", "0", unit)) == (aggregation, "exact", "every_month", None)


def test_a_time_limit_is_decided_by_its_longest_case():
    assert in_short(proposed("办理时限", "≤", "30", "个工作日")) == ("maximum", "lower", "every_month", None)


def test_a_ceiling_on_events_is_judged_every_month_and_never_pro_rata():
    assert in_short(proposed("安全事故", "≤", "24", "起")) == ("sum", "lower", "every_month", None)


def test_a_price_to_be_met_is_exact():
    assert in_short(proposed("补助标准", "=", "2500", "元/村")) == ("latest", "exact", "every_month", None)


def test_a_standard_with_a_floor_must_hold_in_every_month():
    assert in_short(proposed("养老金标准", "≥", "190", "元每人每月")) == ("minimum", "higher", "every_month", None)


def test_a_success_rate_counts_cases():
    assert in_short(proposed("投诉办结率", "≥", "95", "%")) == ("ratio", "higher", "every_month", None)


def test_a_survey_is_due_in_december():
    assert in_short(proposed("群众满意度", "≥", "90", "%", level1="满意度指标")) == ("latest", "higher", "due", 12)


def test_a_campaign_at_the_end_of_the_year_is_due_in_december_however_many_events_it_has():
    assert in_short(proposed("国家宪法日活动", "≥", "20", "场")) == ("sum", "higher", "due", 12)


def test_a_target_in_words_is_graded():
    assert in_short(proposed("社会稳定", None, None, "")) == ("latest", "higher", "every_month", None)


def test_full_width_signs_make_no_difference():
    assert proposed("调解成功率", unit="％").aggregation == "ratio"


def test_what_no_rule_knows_is_to_be_confirmed():
    assert proposed("固碳", target="3", unit="吨").needs_confirmation
    assert not proposed("活动", target="3", unit="次").needs_confirmation


def test_pro_rata_parts_are_only_proposed_for_what_is_to_be_reached():
    assert {rule.proposal.direction for rule in rules() if rule.proposal.pacing in ("even", "steps")} == {"higher"}


def test_a_due_month_comes_with_the_pacing_due_and_only_with_it():
    assert all((rule.proposal.pacing == "due") == (rule.proposal.due_month is not None) for rule in rules())


@pytest.mark.parametrize("comparator", ["≥", ">", "=", "<", "≤", None])
@pytest.mark.parametrize("unit", ["件", "%", "元/人", "万元", "工作日", "吨", "分", "", "次/月", "人"])
@pytest.mark.parametrize("level2", ["成本指标", "满意度指标", "数量指标"])
def test_the_direction_fits_the_comparator(comparator, unit, level2):
    proposal = proposed("提升覆盖率", comparator, "5" if comparator else None, unit, level2=level2)
    assert (proposal.direction == "lower") == (comparator in ("<", "≤"))
    assert proposal.direction != "exact" or comparator == "="


def test_every_rule_gives_its_reason():
    assert all(rule.proposal.reason for rule in rules())
    assert len(reasons()) == len(set(reasons()))


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("2024年11月底前", 11),
        ("11月30日前", 11),
        ("三季度末", 9),
        ("年底前", 12),
        ("2024年6月底前完成", 6),
        ("上半年完成", 6),
        ("9月1日-11月30日前", 11),
    ],
)
def test_a_target_in_words_is_due_when_its_text_says(text, month):
    proposal = propose("产出指标", "时效指标", "完成时间", "", None, None, "", text, 2024)
    assert in_short(proposal) == ("latest", "higher", "due", month)


def test_what_happens_up_to_a_month_is_due_then_and_what_fills_the_year_keeps_its_pace():
    assert in_short(proposed("评估", target="5", unit="次", explanation="11月底前完成")) == (
        "sum",
        "higher",
        "due",
        11,
    )
    assert in_short(proposed("活动", target="24", unit="次", explanation="12月31日前完成")) == (
        "sum",
        "higher",
        "even",
        None,
    )


def test_what_has_to_hold_in_every_month_stays_so_whatever_month_is_named():
    ceiling = proposed("办理时限", "≤", "30", "个工作日", explanation="11月底前完成")
    floor = proposed("巡查", "≥", "2", "次/月", explanation="11月底前完成")
    assert (in_short(ceiling)[2:], in_short(floor)[2:]) == (("every_month", None), ("every_month", None))


@pytest.mark.parametrize("text", ["6月底前完成一半，11月底前全部完成", "11月前完成", "2023年11月底前完成"])
def test_a_month_that_can_be_read_in_several_ways_is_asked_about(text):
    proposal = propose("产出指标", "数量指标", "巡河", text, "≥", Decimal(24), "次", "24", 2024)
    assert in_short(proposal) == ("sum", "higher", "even", None)
    assert (proposal.needs_confirmation, proposal.reason) == (True, UNCLEAR_MONTH)
