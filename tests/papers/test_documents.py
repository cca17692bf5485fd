"""Documents: layouts of one's own, and texts of people that come out as text and as nothing else."""

from io import BytesIO

import pytest
from documents_read import text_of
from docx import Document
from given import indicator, task

from monitoring.papers.documents import filling as documents
from monitoring.papers.documents.facts import Facts
from monitoring.papers.documents.sentences import Sentence
from monitoring.papers.kinds import PAPERS, kind
from monitoring.papers.paper import Occasion
from monitoring.problems import MonitoringError

HOSTILE = "{{ 7*7 }} {% for x in y %} {_{a}_} <w:p><b onclick='x'>&amp;</b> **粗** [x](http://e.cn) =1+1 {0} %s _a_"
# Short enough to be named in full among others.
NAME = "{{ 7*7 }}{_{<b>&lt;**粗**"
CONTROL = "甲\x00乙\x07丙\x0b丁\x0c戊\x1b己\ufffe庚"


@pytest.fixture
def house(tmp_path, monkeypatch):
    """A folder with layouts of one's own; called with the lines of a layout it draws one."""
    monkeypatch.setenv("MONITORING_REPORTS", str(tmp_path))

    def drawn(*lines: str, name: str = "note.central.docx"):
        layout = Document()
        for line in lines:
            layout.add_paragraph(line)
        layout.save(tmp_path / name)

    return drawn


def lines_of(content: bytes) -> list[str]:
    return [paragraph.text for paragraph in Document(BytesIO(content)).paragraphs]


def test_a_layout_says_where_sentences_stand(house):
    house("{{ name }}的报告", "{%p for each in said %}", "{{ each }}", "{%p endfor %}")
    facts = Facts({"name": "某局"}, {"said": [Sentence("一"), Sentence("二")]})
    assert lines_of(documents.filled("note", "central", facts, False)) == ["某局的报告", "一", "二"]


def test_what_people_wrote_is_text_and_nothing_else(house):
    house("{{ text }}")
    assert lines_of(documents.filled("note", "central", Facts({"text": HOSTILE}), False)) == [HOSTILE]


def test_signs_that_a_document_cannot_hold_are_seen_to_be_missing(house):
    house("{{ text }}")
    shown = "甲�乙�丙�丁�戊�己�庚"
    assert lines_of(documents.filled("note", "central", Facts({"text": CONTROL}), False)) == [shown]


@pytest.mark.parametrize("line", ["{{ unknown }}", "{% if %}", "{{ name.__class__.__mro__ }}", "{{ name.a.b }}"])
def test_a_layout_that_cannot_be_filled_is_a_sentence(house, line):
    house(line)
    with pytest.raises(MonitoringError, match=r"note.central.docx cannot be filled as a document"):
        documents.filled("note", "central", Facts({"name": "x"}), False)


def test_a_file_that_is_no_document_is_a_sentence(house, tmp_path):
    (tmp_path / "note.central.docx").write_bytes(b"PK nothing")
    with pytest.raises(MonitoringError, match="cannot be filled"):
        documents.filled("note", "central", Facts({}), False)


@pytest.mark.parametrize("name", [name for name, each in PAPERS.items() if each.suffix == ".docx"])
def test_hostile_names_and_texts_stand_in_every_document_as_they_were_written(given, name):
    given.form(
        [indicator("≥", 12, level3=NAME, unit="次", pacing="even")],
        [task("K1", 200_000, task_name=NAME)],
        goal_text=HOSTILE,
    )
    given.actuals((7, "I01", 1))
    said = {"is_other_reason": True, "reason_text": HOSTILE, "measures": HOSTILE}
    given.explanations((7, "I01", said))
    given.texts((7, "organisation", HOSTILE))
    text = text_of(kind(name).make(given.database, Occasion("D1", 2023, 7)).content)
    assert NAME in text
    # A brief has reasons in a few words only.
    assert (HOSTILE if name != "brief" else HOSTILE[:40]) in text
    assert "49" not in text
