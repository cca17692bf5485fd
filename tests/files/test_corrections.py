"""Corrections chosen at the screen: what they change, and that they are recognised."""

from monitoring.files.corrections import apply_fixes
from monitoring.files.reader import Cells
from monitoring.language import catalogue

CELLS = Cells("x.csv", "abc", "gb18030", (("编号", "完成值"), ("I1", "１２次"), ("I02",)))


def test_a_correction_changes_its_cell_and_no_other():
    fixed = apply_fixes(CELLS, [(2, "A2", "I01"), (3, 1, "5"), (2, "C", "new")])
    assert fixed.rows == (("编号", "完成值"), ("I01", "１２次", "new"), ("I02", "5"))
    assert CELLS.rows[1] == ("I1", "１２次")
    assert fixed.encoding == "gb18030"


def test_a_column_beyond_z_is_found_by_its_name():
    fixed = apply_fixes(CELLS, [(1, "AB1", "x")])
    assert (len(fixed.rows[0]), fixed.rows[0][27]) == (28, "x")


def test_the_same_corrections_give_the_same_checksum_and_others_another():
    fix = [(2, "A2", "I01")]
    assert apply_fixes(CELLS, fix).sha256 == apply_fixes(CELLS, fix).sha256
    assert len({CELLS.sha256, apply_fixes(CELLS, fix).sha256, apply_fixes(CELLS, [(2, "A2", "I03")]).sha256}) == 3
    assert apply_fixes(CELLS, []) == CELLS


def test_the_name_counts_the_corrections_of_all_rounds():
    once = apply_fixes(CELLS, [(2, "A2", "I01"), (2, "B2", "12")])
    assert once.file_name == "x.csv (cells corrected: 2)"
    assert apply_fixes(once, [(3, "B3", "1")]).file_name == "x.csv (cells corrected: 3)"
    catalogue.use("zh")
    assert apply_fixes(CELLS, [(2, "A2", "I01")]).file_name == "x.csv（已改 1 处）"
