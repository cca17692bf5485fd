"""The text of a cell and what it stands for, worked out by hand."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitoring.files.cell_values import Remark, amount, figure, fold, month, plain, year
from monitoring.language import catalogue

TEN_THOUSAND = Decimal(10_000)


@pytest.fixture(autouse=True)
def english():
    catalogue.use("en")
    yield
    catalogue.use(None)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12", "12"),
        ("97.5", "97.5"),
        (" 97.5 ", "97.5"),
        ("+3", "3"),
        ("-3", "-3"),
        ("−3", "-3"),
        ("－3", "-3"),
        ("-0", "0"),
        (".5", "0.5"),
        ("7.", "7"),
        ("0", "0"),
        ("1,234", "1234"),
        ("1，234", "1234"),
        ("１，２３４", "1234"),
        ("1,234,567.25", "1234567.25"),
        ("９７．５", "97.5"),
        ("\u3000８\u3000", "8"),
        ("999999999999", "999999999999"),
    ],
)
def test_a_number_is_understood_without_complaint(text, value):
    read = figure(text)
    assert read.value == Decimal(value)
    assert read.value.as_tuple().exponent == -4
    assert not read.remarks
    assert not read.value.is_zero() or not read.value.is_signed()


@pytest.mark.parametrize("text", ["97.5%", "97.5 %", "97.5％", "９７．５％"])
def test_a_percent_sign_is_said_and_the_number_stays(text):
    read = figure(text)
    assert (read.value, read.has_percent_sign, read.remarks) == (Decimal("97.5"), True, ())


@pytest.mark.parametrize(
    "text",
    ["1,23", "12,34", "1.234,5", "12 34", "12件", "约5", "1-7", "#DIV/0!", "5²", "⑤", "1.2.3", "0x10", "1e5000"],
)
def test_what_only_resembles_a_number_asks_for_the_number_alone(text):
    read = figure(text)
    (remark,) = read.remarks
    assert read.value is None
    assert remark.severity == "error"
    assert remark.problem == f"“{text}” is not a number."
    assert remark.hint == "Write only the number, without unit or words: 1234.5."


@pytest.mark.parametrize("text", ["未开展", "—", "/", "无", "-", "－", "n/a", "NaN", "inf", "%"])
def test_words_for_nothing_are_refused_and_told_apart_from_zero(text):
    (remark,) = figure(text).remarks
    assert remark.severity == "error"
    assert remark.hint.endswith("leave the cell empty if there is nothing to report, write 0 if it is zero.")


@pytest.mark.parametrize("text", ["一百", "满意", "∞"])
def test_a_value_in_words_is_asked_for_in_figures(text):
    assert figure(text).remarks[0].hint.startswith("Enter the number in figures;")


@pytest.mark.parametrize("text", ["1 234", "１ ２３４", "1\u00a0234", "1\u3000234"])
def test_a_blank_within_a_number_is_to_be_removed(text):
    read = figure(text)
    assert read.value is None
    assert read.remarks[0].hint == "Remove the blank within the number: 1234."


@pytest.mark.parametrize("text", ["¥5", "￥5", "$5", "5€", "¥ 5"])
def test_a_currency_sign_is_to_be_removed(text):
    read = amount(text, TEN_THOUSAND)
    assert read.value is None
    assert read.remarks[0].hint == "Remove the currency sign: 5."


@pytest.mark.parametrize(
    ("text", "value"), [("1.00005", "1.0001"), ("1.00004", "1"), ("-1.00005", "-1.0001"), ("0.00001", "0")]
)
def test_more_than_four_decimals_are_rounded_half_up_with_a_notice(text, value):
    read = figure(text)
    assert read.value == Decimal(value)
    assert [remark.severity for remark in read.remarks] == ["notice"]
    assert read.remarks[0].problem == f"“{text}” has more than four decimals; it is read as {value}."


@pytest.mark.parametrize("text", ["1000000000000", "-1000000000000", "999999999999.99995", "1" + "0" * 5000])
def test_a_figure_of_a_million_million_is_refused(text):
    read = figure(text)
    assert read.value is None
    assert [remark.severity for remark in read.remarks] == ["error"]


def test_a_number_that_excel_has_shortened_is_read_with_a_warning():
    read = figure("1.2E+05")
    assert read.value == Decimal("120000")
    assert [remark.severity for remark in read.remarks] == ["warning"]


def test_ten_thousand_yuan_become_yuan():
    assert amount("12.5", TEN_THOUSAND).value == Decimal("125000.00")
    assert amount("12.5", Decimal(1)).value == Decimal("12.50")
    assert amount("0.000001", TEN_THOUSAND).value == Decimal("0.01")
    assert not amount("0.000001", TEN_THOUSAND).remarks


def test_less_than_a_hundredth_yuan_is_rounded_half_up_with_a_notice():
    read = amount("12.3456785", TEN_THOUSAND)
    assert read.value == Decimal("123456.79")
    assert [remark.severity for remark in read.remarks] == ["notice"]
    assert amount("0.005", Decimal(1)).value == Decimal("0.01")


def test_the_limit_of_an_amount_is_in_yuan():
    assert amount("999999999.9999", TEN_THOUSAND).value == Decimal("9999999999999.00")
    assert amount("1000000000", TEN_THOUSAND).value is None
    assert amount("9999999999999.99", Decimal(1)).value == Decimal("9999999999999.99")
    assert amount("10000000000000", Decimal(1)).value is None


@pytest.mark.parametrize(
    "text",
    [
        "10",
        "10月",
        "10月份",
        "１０月",
        " 10 ",
        "10.0",
        "2023-10",
        "202310",
        "2023年10月",
        "2023/10",
        "2023-10-01",
        "2023-10-01 00:00:00",
        "2023/10/1",
        "2023年10月份",
        "十月",
        "十月份",
        "2023年十月",
        "Oct",
        "October",
        "oct.",
        "Oct 2023",
    ],
)
def test_october_is_understood_however_it_is_written(text):
    assert month(text, 2023) == 10


def test_a_month_with_one_digit_is_understood():
    assert [month(text, 2023) for text in ("1", "01", "1月", "2023-1", "2023年1月")] == [1] * 5


@pytest.mark.parametrize(
    "text", ["0", "13", "-1", "10.5", "1-7", "十", "十三月", "x", "2023-13", "202300", "20231", "2023.1"]
)
def test_a_month_outside_1_to_12_or_not_whole_is_refused(text):
    remark = month(text, 2023)
    assert remark == Remark("error", f"“{text}” is not a month.", "Write a whole number from 1 to 12.")


@pytest.mark.parametrize("text", ["2023-10-31", "2023/10/15", "2023年10月5日", "2023-10-31 00:00:00"])
def test_a_day_is_no_month_and_its_month_is_proposed(text):
    assert month(month(text, 2023).fix, 2023) == 10


@pytest.mark.parametrize("text", ["2022-10", "202210", "2024年10月", "Oct 2022"])
def test_a_month_of_another_year_is_refused(text):
    assert month(text, 2023).problem == f"The month “{text}” is not in the year 2023."


def test_a_missing_month_and_a_missing_year_are_said():
    assert month("", 2023).problem == "The month is missing."
    assert year("").problem == "The year is missing."


def test_a_year_is_understood_however_it_is_written():
    assert [year(text) for text in ("2023", "2023年", "2023年度", "２０２３", "2023.0", " 2023 ")] == [2023] * 6


@pytest.mark.parametrize("text", ["23", "20231", "2023.5", "二〇二三", "-2023"])
def test_anything_else_is_no_year(text):
    assert year(text).problem == f"“{text}” is not a year."


def test_names_are_the_same_whatever_their_width_case_quotes_and_brackets():
    assert fold("核查率（%）") == fold("核查率 (％)")
    assert fold("“谁执法谁普法”") == fold('"谁执法谁普法"')
    assert fold("ｉ１４") == fold("I14")
    assert fold("'=SUM(A1)") == fold("=SUM(A1)")
    assert fold("审查数量") != fold("审查数")


def test_a_number_is_written_without_needless_zeros():
    assert [plain(Decimal(text)) for text in ("97.5000", "160.0000", "100", "0.0000")] == [
        "97.5",
        "160",
        "100",
        "0",
    ]


@given(st.text(), st.none() | st.integers(2000, 2100))
def test_no_text_stops_the_reading(text, of_year):
    assert (figure(text).value is None) == any(remark.severity == "error" for remark in figure(text).remarks)
    amount(text, TEN_THOUSAND)
    assert isinstance(year(text), int | Remark)
    assert isinstance(month(text, of_year), int | Remark)


@given(st.decimals(min_value=-999_999_999_999, max_value=999_999_999_999, places=4))
def test_every_number_of_four_places_is_read_as_it_is(value):
    assert figure(str(value)).value == value
    assert figure(f"{value:,}").value == value
