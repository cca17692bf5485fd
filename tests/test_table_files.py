"""Bytes → cells: what programs write, and what is refused with a sentence."""

from pathlib import Path

import pytest

from monitoring.problems import UnreadableFile
from monitoring.table_files import GUESSED_ENCODINGS, column_name, read

FORM = Path(__file__).parent.parent / "data" / "jieyang_justice_2023.txt"


def rows(content: bytes | str) -> tuple[tuple[str, ...], ...]:
    return read("file.csv", content.encode() if isinstance(content, str) else content).rows


def test_the_published_form_is_separated_by_tabs():
    cells = read(FORM.name, FORM.read_bytes())
    assert len(cells.rows) == 91
    assert cells.rows[4] == ("部门名称", "揭阳市司法局", "", "", "资金主管部门", "司法", "")
    assert cells.encoding == "utf-8-sig"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_chinese_text_is_read_in_each_encoding(encoding):
    assert rows("部门,完成值\n司法局,１６０\n".encode(encoding)) == (("部门", "完成值"), ("司法局", "１６０"))


def test_the_encoding_is_said():
    assert read("a.csv", "部门,月份".encode("gb18030")).encoding == "gb18030"


def test_text_in_big5_is_read_as_nonsense_in_an_encoding_that_is_known_to_be_guessed():
    cells = read("a.csv", "部門,月份".encode("big5"))
    assert cells.rows[0][0] != "部門"
    assert cells.encoding in GUESSED_ENCODINGS


def test_a_title_row_with_a_tab_does_not_make_a_tab_file():
    assert rows("2023年\t上报,表\n编号,完成值\nI01,12\n")[1:] == (("编号", "完成值"), ("I01", "12"))


def test_commas_in_the_sentences_of_a_tab_file_are_part_of_the_sentences():
    assert rows("Jan, Feb, Mar\n1\ta, b, c\t5\n2\td, e\t6\n") == (
        ("Jan, Feb, Mar",),
        ("1", "a, b, c", "5"),
        ("2", "d, e", "6"),
    )


def test_semicolons_separate_where_the_comma_is_a_decimal_mark():
    assert rows("code;value;note\nI01;97,5;a\nI02;1,5;b\n")[1] == ("I01", "97,5", "a")


def test_tabs_within_quoted_cells_do_not_count():
    assert rows('name,note\na,"x\ty\tz"\nb,"x\ty"\n') == (("name", "note"), ("a", "x\ty\tz"), ("b", "x\ty"))


def test_a_file_of_one_column_has_one_cell_a_row():
    assert rows("I01\nI02\n") == (("I01",), ("I02",))


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_line_ends_of_all_systems_give_the_same_rows(line_end):
    assert rows(line_end.join(["a,b", "", "1,2"])) == (("a", "b"), (), ("1", "2"))


def test_a_line_break_within_a_cell_does_not_shift_the_rows_below():
    assert rows('a,"first\r\nsecond"\r\n1,2\r\n') == (("a", "first\r\nsecond"), ("1", "2"))


def test_a_pasted_cell_with_a_line_break_is_one_cell():
    assert rows('a\t"first\nsecond"\tc\n1\t2\t3\n')[0] == ("a", "first\nsecond", "c")


def test_quotation_marks_in_the_words_of_a_tab_file_stay():
    assert rows('1\t"五心"课程\t5\n2\t普法\t8\n')[0] == ("1", '"五心"课程', "5")


def test_quotation_marks_after_a_blank_still_quote():
    assert rows('a, "b, c"\n') == (("a", "b, c"),)


def test_excels_own_delimiter_line_is_no_row():
    assert rows("sep=;\r\na;b\r\n1;2\r\n") == (("a", "b"), ("1", "2"))


@pytest.mark.parametrize(
    "content",
    [b"\x7fELF\x02", b"a,b\n1,\x002\n", b"a,b\n\x0b,1\n", b"\x00\x01"],
)
def test_what_is_not_text_is_refused_with_what_to_do(content):
    with pytest.raises(UnreadableFile, match="not a text file"):
        rows(content)


@pytest.mark.parametrize("content", [b"", b" \r\n \n", b"\xef\xbb\xbf"])
def test_an_empty_file_is_refused(content):
    with pytest.raises(UnreadableFile, match="empty"):
        rows(content)


def test_an_open_quotation_mark_is_refused_rather_than_swallowing_the_rows_below():
    with pytest.raises(UnreadableFile, match="row 2"):
        rows('a,b\n"x,1\ny,2\nz,3\n')


def test_a_file_that_is_too_large_is_refused():
    with pytest.raises(UnreadableFile, match="at most 20 MB"):
        rows(b"a" * 20_000_001)


@pytest.mark.parametrize(("index", "name"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")])
def test_columns_are_named_as_in_a_spreadsheet(index, name):
    assert column_name(index) == name
