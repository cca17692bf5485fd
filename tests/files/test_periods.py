"""Which months a figure covers, for every dash and word that people write."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitoring.files.periods import Period, is_of_another_time, period_in

NUMERALS = ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二")
DASHES = ("-", "－", "–", "—", "——", "―", "~", "～", "〜", "∼", "−", "─", "--", "至", "到", "…")
months = st.integers(1, 12)
years = st.sampled_from(["", "2023年", "2024年度", "２０２３年"])
BEFORE, AFTER = ("", "完成值", "支出金额", "实际"), ("", "完成情况", "执行数", "完成值")


def month_forms(number: int) -> list[str]:
    """How people write a month: with Western figures of either width, with a leading zero, in Chinese."""
    wide = str(number).translate(str.maketrans("0123456789", "０１２３４５６７８９"))
    return [str(number), wide, f"{number:02d}", NUMERALS[number - 1]]


@st.composite
def spans(draw):
    first, last = sorted(draw(st.lists(months, min_size=2, max_size=2, unique=True)))
    form = draw(st.integers(0, 3))
    opened, closed = draw(st.sampled_from([("", ""), ("（", "）"), ("(", ")"), ("【", "】")]))
    month_word = draw(st.sampled_from(["", "月", "月份"]))
    # In figures a month alone is none: 十一七月 could be anything.
    dash = draw(st.sampled_from(DASHES if form < 3 else ("至", "到", "-", "—")))
    end = draw(st.sampled_from(["", "底", "末", "份"]))
    blank = draw(st.sampled_from(["", " ", "　"]))
    written = f"{month_forms(first)[form]}{month_word}{blank}{dash}{blank}{month_forms(last)[form]}月{end}"
    return first, last, f"{opened}{written}{closed}"


@settings(max_examples=400)
@given(spans(), years, st.sampled_from(BEFORE), st.sampled_from(AFTER), st.sampled_from(["", "累计"]))
def test_a_span_of_months_is_found_in_whatever_way_it_is_written(span, year, before, after, total):
    first, last, written = span
    period, rest = period_in(f"{before}{year}{written}{total}{after}")
    assert (period.first, period.last) == (first, last)
    assert period.is_to_date is (first == 1 or bool(total))
    assert period.is_unclear is (first > 1 and bool(total))
    assert period.year == (None if not year else 2024 if "4" in year else 2023)
    assert rest == f"{before}{after}"


UP_TO = (
    "截至{}月",
    "截止{}月底",
    "截至{}月末",
    "截止到{}月份",
    "截至{}月30日",
    "{}月止",
    "{}月底止",
    "至{}月底",
    "到{}月为止",
)


@settings(max_examples=200)
@given(months, st.integers(0, 3), st.sampled_from(UP_TO), years, st.sampled_from(AFTER))
def test_a_total_up_to_a_month_begins_in_january(last, form, words, year, after):
    written = words.format(f"{year if words[0] in '截至到' and words[1] != '{' else ''}{month_forms(last)[form]}")
    period, rest = period_in(f"{written}（{after}）" if after else written)
    assert (period.first, period.last, period.is_to_date, period.is_unclear) == (1, last, True, False)
    assert rest.strip("()") == after


TOTALS = ("累计", "累积", "本年累计", "年初至今", "本月止", "至本月累计", "截至本月底", "YTD", "year to date")


@pytest.mark.parametrize("words", TOTALS)
@pytest.mark.parametrize("form", ["{}完成值", "完成值（{}）", "{}"])
def test_a_running_total_without_a_month_says_that_it_is_one(words, form):
    period, rest = period_in(form.format(words))
    assert period == Period(1, None, is_to_date=True)
    assert rest == ("完成值" if "完成值" in form else "")


@pytest.mark.parametrize("form", ["{}月（累计）", "累计{}月", "{}月累计完成值", "{}月份 累计数"])
@pytest.mark.parametrize("month", range(1, 13))
def test_a_running_total_of_a_month_is_the_year_up_to_it(month, form):
    assert period_in(form.format(month))[0] == Period(1, month, is_to_date=True)


SPANS = {
    "第三季度": (7, 9, False), "三季度": (7, 9, False), "3季度": (7, 9, False), "Q3": (7, 9, False),
    "前三季度": (1, 9, True), "1-3季度": (1, 9, True), "一至三季度": (1, 9, True), "2-3季度": (4, 9, False),
    "上半年": (1, 6, True), "下半年": (7, 12, False), "H1": (1, 6, True), "全年": (1, 12, True),
    "前7个月": (1, 7, True), "头三个月": (1, 3, True), "1.1-7.31": (1, 7, True), "Jan–Jul": (1, 7, True),
    "January to July": (1, 7, True), "as of September": (1, 9, True), "元月至七月": (1, 7, True),
    "1月1日至7月31日": (1, 7, True), "2023年1月-2023年7月": (1, 7, True), "截至2023年7月31日": (1, 7, True),
    "截至7.31": (1, 7, True), "9月完成值（1-9月）": (1, 9, True), "截至三季度": (1, 9, True),
    "截至第三季度末累计": (1, 9, True), "一、二季度": (1, 6, True), "三四季度": (7, 12, False),
    "2023Q3": (7, 9, False),
    "Q3 2023": (7, 9, False), "H1 2023": (1, 6, True), "2023.1-7": (1, 7, True), "2023年1-7": (1, 7, True),
    "2023.01-2023.07": (1, 7, True), "2023-01至2023-07": (1, 7, True), "202301-202307": (1, 7, True),
    "2023/1/1-2023/7/31": (1, 7, True), "统计时间：2023年1-7月": (1, 7, True),
    "统计截止时间：2023年7月31日": (1, 7, True),
    "二〇二三年一至七月": (1, 7, True), "7月（累计数）": (1, 7, True), "报告期：2023年7-9月": (7, 9, False),
}  # fmt: skip


@pytest.mark.parametrize(("text", "covered"), SPANS.items())
def test_quarters_halves_and_dates_are_months(text, covered):
    period = period_in(text)[0]
    assert (period.first, period.last, period.is_to_date) == covered
    assert not period.is_unclear and period.is_span


@pytest.mark.parametrize("text", ["9月", "九月", "9月份", "09月", "2023年9月", "2023-09", "202309", "Sep", "9月末"])
def test_one_month_is_one_month(text):
    period = period_in(text)[0]
    assert (period.first, period.last, period.is_month, period.is_unclear) == (9, 9, True, False)


NO_PERIOD = [
    "完成值", "当月完成值", "本月支出", "年度指标值", "2023年度", "支出金额(元)", "三级指标", "第12项", "每月",
    "三次以上", "填报日期：2023年10月9日", "填表时间:2023-10-09", "填报时间：2023年10月", "2023年10月9日", "2023/10/9",
    "日期：10月9日", "1-X月执行数", "制表日期：2023-10-09", "制表时间 2023年10月", "2023年10月制表",
    "打印时间：2023-10-09 10:30",
    "填表日期：2023.10.9", "请于10月9日前报送", "请于2023年10月底前报送", "10月前完成", "17月",
]  # fmt: skip


@pytest.mark.parametrize("text", NO_PERIOD)
def test_a_date_and_other_words_are_no_period(text):
    assert period_in(text)[0] is None


UNCLEAR = [
    "三季度累计", "下半年累计", "8月、9月", "8、9月", "8/9月", "7、8、9月", "本季度", "2022年12月-2023年1月", "7-3月",
    "2022.12-2023.1",
]  # fmt: skip


@pytest.mark.parametrize("text", UNCLEAR)
def test_what_can_be_read_in_two_ways_is_unclear(text):
    assert period_in(text)[0].is_unclear


def test_a_date_of_filling_in_beside_a_period_says_nothing():
    period, rest = period_in("2023年1月至7月累计完成情况（填报日期：2023年8月5日）")
    assert period == Period(1, 7, 2023, is_to_date=True)
    assert rest == "完成情况"


@pytest.mark.parametrize("text", ["上年同期", "上月", "截至上月底", "上年同期累计", "历年累计", "全年预计", "计划"])
def test_another_time_than_this_year_up_to_now_is_known_as_one(text):
    assert is_of_another_time(text)


@pytest.mark.parametrize("text", ["当月", "本月累计", "1-9月", "截至9月底", "上半年", "前三季度", "第三季度", "必填"])
def test_this_year_up_to_now_is_no_other_time(text):
    assert not is_of_another_time(text)


# What covers which months: the phrase with a place for its dash, the months, whether it is a running total.
PHRASES = {
    "1{}9月": (1, 9, True), "1月{}9月": (1, 9, True), "01{}09月": (1, 9, True), "1{}9月累计": (1, 9, True),
    "7{}9月": (7, 9, False), "截至9月": (1, 9, True), "截至9月底": (1, 9, True), "截止9月30日": (1, 9, True),
    "9月止": (1, 9, True), "9月累计": (1, 9, True), "第三季度": (7, 9, False), "三季度": (7, 9, False),
    "Q3": (7, 9, False), "前三季度": (1, 9, True), "上半年": (1, 6, True), "前9个月": (1, 9, True),
}  # fmt: skip
BRACKETS = [("（", "）"), ("(", ")"), ("【", "】"), ("[", "]"), ("〔", "〕")]
FILLING = ["填报日期：2023年12月9日", "制表日期：2023-12-09", "填表时间：2023年12月", "打印时间 2023/12/9"]


@st.composite
def phrases(draw):
    words = draw(st.sampled_from(list(PHRASES)))
    return words.format(draw(st.sampled_from(DASHES))), PHRASES[words]


@settings(max_examples=400)
@given(phrases(), st.sampled_from(["完成值", "支出金额", "实际完成值"]), st.sampled_from(BRACKETS))
def test_brackets_of_either_width_behind_a_heading_say_its_months(phrase, name, brackets):
    written, covered = phrase
    period, rest = period_in(f"{name}{brackets[0]}{written}{brackets[1]}")
    assert (period.first, period.last, period.is_to_date) == covered
    assert (period.is_unclear, rest) == (False, name)


@settings(max_examples=400)
@given(phrases(), st.sampled_from(["2023年", "2023年度", ""]), st.sampled_from(FILLING), st.booleans())
def test_a_title_says_its_months_and_no_date_of_filling_in_changes_them(phrase, year, filling, is_before):
    written, covered = phrase
    title = f"某市司法局{year}{written}绩效监控情况表"
    period = period_in(f"{filling}  {title}" if is_before else f"{title}（{filling}）")[0]
    assert (period.first, period.last, period.is_to_date, period.is_unclear) == (*covered, False)
    assert period.year == (2023 if year else None)
