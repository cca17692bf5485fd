"""Every figure explains itself in a sentence built from its own row."""

from decimal import Decimal

import pytest
from given import indicator, task

from monitoring.language import formats, indicator_words, money_words, rule_words

# Indicator, month, reported value (None: no report) → the sentence.
SENTENCES = [
    (
        indicator("≤", "0.2", "latest", unit="%"),
        9,
        "0.3",
        "≤ 0.2%: actual 0.3%, over by 0.1 percentage points: behind.",
    ),
    (
        indicator("<", 7, "maximum", unit="工作日"),
        7,
        7,
        "< 7 工作日: actual 7 工作日, exactly the limit, which “<” excludes: behind.",
    ),
    (indicator("≥", 2292, "latest", unit="人"), 9, 2276, "≥ 2,292 人: actual 2,276 人, short by 16 人: behind."),
    (
        indicator("=", 500, "latest", direction="exact", unit="元/人年"),
        9,
        520,
        "= 500 元/人年: actual 520 元/人年, off by 20 元/人年: behind.",
    ),
    (
        indicator("≥", 160, pacing="even"),
        9,
        86,
        "≥ 160 件: 86 件 up to September, 120 件 expected by then: slow.",
    ),
    (indicator("≥", 1, pacing="due", due_month=12), 9, None, "≥ 1 件: due in December; nothing is expected before."),
    (indicator("≥", 2, pacing="due", due_month=12), 9, 1, "≥ 2 件: due in December; actual so far 1 件."),
    (indicator("≥", 2, pacing="due", due_month=6), 9, 1, "≥ 2 件: actual 1 件, short by 1 件: behind."),
    (indicator("≥", 8), 9, 8, "≥ 8 件: actual 8 件: in range."),
    (indicator("≥", 8, pacing="even"), 9, 8, "≥ 8 件: actual 8 件: met."),
    (
        indicator("≥", 10, pacing="even"),
        9,
        17,
        "≥ 10 件: actual 17 件: met. That is 170% of the target: was it set too low?",
    ),
    (indicator("≥", 8), 9, None, "≥ 8 件: nothing to judge by is reported up to September."),
    (indicator(None, None, "latest", target_text="保持稳定", unit=""), 9, 75, "“保持稳定”: graded 75%: slow."),
]


def test_a_target_that_was_adjusted_says_what_it_was_before(given):
    given.form([indicator("≥", 8, target_text="≥8次", initial_target_text="≥10次", unit="次")])
    given.actuals((12, "I01", 6))
    sentence = indicator_words.detail_sentences(given.result(month=12))
    assert sentence == "≥ 8 次: actual 6 次, short by 2 次: behind. Before the adjustment the target was “≥10次”."


def test_a_target_that_was_not_adjusted_says_nothing_of_it():
    assert indicator_words.initial_sentence({"initial_target_text": "≥8次", "target_text": "≥8次"}) == ""
    assert indicator_words.initial_sentence({"initial_target_text": None, "target_text": "≥8次"}) == ""


@pytest.mark.parametrize(("target", "month", "value", "sentence"), SENTENCES)
def test_an_indicator_explains_itself(given, target, month, value, sentence):
    given.form([target])
    if value is not None:
        given.actuals((month, "I01", value))
    assert indicator_words.indicator_sentence(given.result(month=month)) == sentence


def test_a_gap_too_small_to_show_is_not_called_equality(given):
    given.form([indicator("=", 100, "ratio", unit="%")])
    given.actuals((1, "I01", None, 9999999, 10000000))
    sentence = indicator_words.indicator_sentence(given.result())
    assert sentence == "= 100%: actual 100%, short by less than 0.01: behind."


def test_what_is_needed_is_said_only_where_something_is(given):
    given.form([indicator("≥", 160, pacing="even"), indicator("≥", 8, indicator_code="I02")])
    given.actuals((9, "I01", 96), (9, "I02", 1))
    assert indicator_words.needed_sentence(given.result(month=9)) == (
        "At this pace 128 of 160 件 by December; 22 件 a month are needed."
    )
    assert indicator_words.needed_sentence(given.result("I02", 9)) == ""


def test_of_what_comes_in_whole_ones_no_parts_are_needed(given):
    given.form(
        [
            indicator("≥", 3, pacing="steps", unit="次"),
            indicator("≥", 10, pacing="even", indicator_code="I02", unit="公里"),
        ]
    )
    given.actuals((9, "I01", 1), (9, "I02", 4))
    # 1 in nine months make 1.33 in twelve; 2 are missing, which is 0.67 a month.
    assert indicator_words.needed_sentence(given.result(month=9)) == (
        "At this pace 1 of 3 次 by December; 2 次 more are needed."
    )
    assert indicator_words.needed_sentence(given.result("I02", 9)) == (
        "At this pace 5.3 of 10 公里 by December; 2 公里 a month are needed."
    )


def test_a_full_stop_that_a_person_wrote_is_not_doubled():
    assert formats.unstopped("两名对象再犯。") == "两名对象再犯"
    assert formats.unstopped("rain. ") == "rain"


def test_what_a_monthly_plan_needs_is_said_without_a_pace(given):
    given.form([indicator("≥", 120, pacing="even")])
    given.counting(plan=[10] * 12)
    given.actuals((9, "I01", 60))
    # 60 are missing, three months are left.
    assert indicator_words.needed_sentence(given.result(month=9)) == "20 件 a month are needed until December."


def test_money_explains_itself(given):
    given.form(tasks=[task("K1", 100000), task("K2", 5000)])
    given.spending((6, "K1", 104000))
    assert money_words.money_sentence(given.money("K1", 6)) == (
        "10.40 × 10k yuan of 10.00 × 10k yuan spent (104%); 50% of the year is gone. Overspent by 0.40 × 10k yuan."
    )
    assert money_words.money_sentence(given.money("K2", 6)) == "Of 0.50 × 10k yuan nothing is reported yet."


def test_the_money_is_summed_up_in_one_sentence():
    rows = [
        {"part": part, "execution_rate": rate, "schedule_rate": 0.75}
        for part, rate in (("budget", 0.7127), ("tasks", None))
    ]
    assert money_words.spent_sentence(rows) == (
        "Spent: Department budget 71.3% · Tasks, planned money —; 75% of the year is gone."
    )
    assert money_words.spent_sentence([]) == ""


def test_the_rules_of_the_statuses_name_the_thresholds_in_force():
    rates = {"on_track_rate": Decimal("0.9"), "slow_rate": Decimal("0.5")}
    rules = {row["status"]: row["rule"] for row in rule_words.status_rules(rates, rule_words.STATUS_RULES)}
    assert "at least 0.9 of what" in rules["▶ On track"]
    assert "below 0.5" in rules["✕ Behind"]


def test_a_completion_that_falls_short_is_never_rounded_up_to_all_of_it():
    # 2291.9 of 2292 is 99.996 %.
    assert [formats.completion(rate) for rate in (1, 2291.9 / 2292, 0.5375, None)] == ["100%", "99.9%", "53.8%", "—"]
