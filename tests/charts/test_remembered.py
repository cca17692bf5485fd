"""What was made of rows is made once, and anew as soon as anything it shows is another."""

from monitoring.charts import remembered
from monitoring.language import catalogue


def counted():
    """A remembered function of rows and a number, and the calls that reached it."""
    calls = []

    @remembered.remembered
    def made(rows, number):
        calls.append(rows)
        return f"{len(rows)} rows, {number}"

    return made, calls


def test_the_same_rows_are_made_once_also_from_another_list_of_them():
    made, calls = counted()
    rows = [{"month": 1}, {"month": 2}]
    assert made(rows, 9) == made(list(rows), 9) == "2 rows, 9"
    assert len(calls) == 1


def test_other_rows_are_made_anew_even_with_equal_content():
    made, calls = counted()
    made([{"month": 1}], 9)
    made([{"month": 1}], 9)
    assert len(calls) == 2


def test_fewer_rows_another_number_and_another_language_are_made_anew():
    made, calls = counted()
    rows = [{"month": 1}, {"month": 2}]
    assert [made(rows, 9), made(rows[:1], 9), made(rows, 8)] == ["2 rows, 9", "1 rows, 9", "2 rows, 8"]
    catalogue.use("zh")
    made(rows, 9)
    assert len(calls) == 4


def test_only_the_latest_are_kept():
    made, calls = counted()
    first, *others = [[{"month": number}] for number in range(remembered.KEPT + 1)]
    for rows in (first, *others):
        made(rows, 9)
    made(others[-1], 9)
    assert len(calls) == remembered.KEPT + 1
    made(first, 9)
    assert len(calls) == remembered.KEPT + 2
