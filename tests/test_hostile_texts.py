"""Whatever a form, a file or a person says comes out as text, in every piece of HTML that there is."""

import importlib
import inspect
import pkgutil
from dataclasses import replace
from html.parser import HTMLParser

import pytest
import review_files
from given import budget_line, indicator, task
from markupsafe import Markup

from monitoring.files import reader
from monitoring.forms.review import Review
from monitoring.papers.paper import Missing
from monitoring.problems import Problem
from monitoring.screen import html
from monitoring.screen.html import (
    checklists,
    departments,
    detail_heads,
    head,
    key_figures,
    lists,
    missing,
    mosaic,
    originals,
    page_links,
    ranking,
    review_sheet,
    rules,
    scorecards,
    sections,
    sign_in,
    sql_files,
    target_lists,
    text_tables,
    tracking,
    wall,
)
from monitoring.screen.html.templates import joined
from monitoring.store import queries
from monitoring.store.database import Database

HOSTILE = "\"'><script>alert(1)</script><b onclick='x'>&amp; **bold**"


class Found(HTMLParser):
    """The tags and attributes of HTML, and its texts, those of attributes too."""

    def __init__(self, text: str):
        super().__init__()
        self.tags, self.attributes, self.texts = set(), set(), []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.attributes |= {name for name, _value in attrs}
        self.texts += [value or "" for _name, value in attrs]

    def handle_data(self, data):
        self.texts.append(data)


@pytest.fixture(scope="module")
def hostile(given_once):
    """A database in which every text that a person or a file can give tries to be HTML."""
    given = given_once
    given.form(
        [
            indicator(
                "≥", 120, pacing="even", level1=f"产出{HOSTILE}", level2=HOSTILE, level3="短", explanation=HOSTILE
            ),
            indicator("≥", 10, indicator_code="I02", level3=HOSTILE, unit=HOSTILE),
            indicator(None, None, "latest", target_text=HOSTILE, indicator_code="I03", level3=HOSTILE),
        ],
        [task("K1", 2_000, task_name=HOSTILE, content=HOSTILE), task("K2", 500, task_name=HOSTILE)],
        [budget_line("B1", HOSTILE, 900)],
        department=HOSTILE,
    )
    place = {"department": HOSTILE}
    given.counting("I02", responsible_office=HOSTILE, counting_note=HOSTILE, **place)
    given.planning("K1", payment_month=1, office=HOSTILE, **place)
    given.actuals((1, "I01", 1), (1, "I02", 2), (1, "I03", 50), **place)
    given.spending((1, "K1", 3_000), (1, "K2", 1), (1, "B1", 1), **place)
    given.adjusted_budgets((1, "K1", 1_000), **place)
    given.links(("K1", "I01"), ("K2", "I02"), **place)
    said = {"is_other_reason": True, "reason_text": HOSTILE, "measures": HOSTILE}
    given.explanations((1, "I01", said), (1, "K1", said), **place)
    return given.database


def all_pieces(database: Database) -> dict[str, Markup]:
    """Every function that makes HTML, by module and name → what it makes of the rows of ``database``."""
    whole = {"department_code": HOSTILE, "year": 2023}
    key = whole | {"month": 1}

    def rows(name: str, **parameters) -> list[dict]:
        return database.query(name, **(parameters or key))

    (about,) = rows("departments", **whole)
    about |= {"supervising_department": HOSTILE, "goal_text": HOSTILE}
    progress, categories = rows("indicator_progress"), rows("category_counts")
    years = [rows("indicator_progress", **whole, indicator_code=row["indicator_code"]) for row in progress]
    tasks, lines, money = rows("task_execution"), rows("budget_execution"), rows("money_totals")
    counts, score, attention = rows("status_counts")[0], rows("trial_score"), rows("needs_attention")
    turned = [row | {"status_before": "no_data", "has_turned": True} for row in progress]
    deviations = [row | {"submitted_by": HOSTILE} for row in rows("deviation_explanations")]
    sentences = {row["item_code"]: HOSTILE for row in deviations}
    targets = [row | {"needs_confirmation": False, "is_proposal": False} for row in rows("targets", **whole)]
    targets = [row | {"confirmed_by": HOSTILE, "source_row": HOSTILE} for row in targets]
    compared = ranking.ranked(rows("department_overview"), "score")
    said_of_finding = "subject_code", "subject_name", "check_name", "evidence", "evidence_en", "suggestion_en"
    finding = dict.fromkeys(said_of_finding, HOSTILE) | {"severity": "high"}
    problem = Problem(2, HOSTILE, HOSTILE, "error", HOSTILE, HOSTILE, HOSTILE)
    (thresholds,) = database.query("settings_in_force")
    (query,) = [each for each in queries.in_layer("metrics") if each.name == "indicator_progress"]
    query = replace(query, sentence=HOSTILE, sql=HOSTILE, units=HOSTILE, grain=(HOSTILE,))
    form = review_files.workbook(review_files.form(HOSTILE, rate=HOSTILE))
    (reading,) = Review(tuple(reader.read_all("form.xlsx", form))).readings()
    note = sections.note(HOSTILE)
    return {
        "checklists.before_closing": checklists.before_closing(key, 1, 1),
        "departments.table": departments.table(compared, "score", [HOSTILE]),
        "departments.legend": departments.legend(),
        "departments.pictures": departments.pictures([(compared[0], rows("status_counts", **whole))], 1),
        "detail_heads.title": detail_heads.title("item", HOSTILE, HOSTILE),
        "detail_heads.deviation": joined(*(detail_heads.deviation(row, HOSTILE) for row in deviations)),
        "detail_heads.explanation": joined(*map(detail_heads.explanation, deviations)),
        "head.head": head.head(HOSTILE, [note], key, HOSTILE, HOSTILE),
        "key_figures.status_tiles": key_figures.status_tiles(counts, None, turned, rows("reporting")),
        "key_figures.money_gauges": key_figures.money_gauges(money),
        "key_figures.trial_score": key_figures.trial_score(score, HOSTILE),
        "lists.attention": lists.attention(attention),
        "lists.money": lists.money(rows("money_attention")),
        "lists.deviations": lists.deviations(deviations, sentences, deviations[0]),
        "lists.balances": lists.balances(rows("double_monitoring")),
        "lists.findings": lists.findings([finding]),
        "lists.problems": lists.problems([problem]),
        "mosaic.mosaic": mosaic.mosaic(progress, categories),
        "originals.link": originals.link(targets[0] | {"source_row": 1}, HOSTILE),
        "originals.with_link": originals.with_link(HOSTILE, targets[0] | {"source_row": 1}),
        "originals.rows": originals.rows({1: (HOSTILE, ""), 9: (HOSTILE,)}, 9),
        "page_links.switch": page_links.switch(HOSTILE, "show", {HOSTILE: HOSTILE}, HOSTILE),
        "page_links.opener": page_links.opener(HOSTILE, HOSTILE, False),
        "page_links.openers": page_links.openers(note),
        "missing.breaches": missing.breaches([Missing(HOSTILE, HOSTILE, {HOSTILE: HOSTILE})], key),
        "missing.missing": missing.missing((Missing(HOSTILE, HOSTILE, {HOSTILE: HOSTILE}),), key),
        "page_links.steps": page_links.steps([(HOSTILE, HOSTILE)]),
        "review_sheet.sheet": review_sheet.sheet(reading),
        "review_sheet.legend": review_sheet.legend(reading.form),
        "rules.settings": rules.settings(thresholds),
        "rules.in_words": rules.in_words(thresholds),
        "scorecards.indicators": scorecards.indicators(progress, categories, rows("category_scores"), None),
        "scorecards.money": scorecards.money(tasks, lines, None),
        "sections.section": sections.section("late", note),
        "sections.titled": sections.titled(HOSTILE, note),
        "sections.note": note,
        "sections.listed": sections.listed([], lists.attention, HOSTILE),
        "sections.good": sections.good(HOSTILE),
        "sign_in.page": sign_in.page(
            "en", HOSTILE, HOSTILE, "/style.css", "/icon.svg", HOSTILE, other_ways=((HOSTILE, "/x"),)
        ),
        "sql_files.sources": sql_files.sources([query], query.name),
        "sql_files.listing": sql_files.listing([query], query.name),
        "target_lists.form_head": target_lists.form_head(about, rows("form_budget", **whole)),
        "target_lists.indicators": target_lists.indicators(targets),
        "target_lists.tasks": target_lists.tasks(rows("form_tasks", **whole)),
        "text_tables.table": text_tables.table([{HOSTILE: HOSTILE}], {HOSTILE: HOSTILE}),
        "tracking.heat_map": tracking.heat_map(years, 1),
        "tracking.table": tracking.table(years, 1),
        "wall.screen": wall.screen(note, note, [note], [note], [note]),
        "wall.head": wall.head(key, HOSTILE, True, None, None),
        "wall.tiles": wall.tiles(counts, None, turned, rows("reporting")),
        "wall.mosaic": wall.mosaic(progress, categories, HOSTILE),
        "wall.trend": wall.trend(rows("status_counts", **whole), 1, HOSTILE),
        "wall.money": wall.money(money),
        "wall.score": wall.score(score, HOSTILE),
        "wall.attention": wall.attention(attention, attention),
        "wall.late_money": wall.late_money(rows("money_attention")),
    }


# What these show are counts, statuses and words of ours.
WITHOUT_TEXTS_OF_OTHERS = {
    "checklists.before_closing",
    "departments.legend",
    "key_figures.money_gauges",
    "review_sheet.legend",
    "rules.settings",
    "rules.in_words",
    "wall.tiles",
    "wall.money",
}


def test_whatever_a_person_or_a_file_says_comes_out_as_text(hostile):
    for name, piece in all_pieces(hostile).items():
        found = Found(piece)
        assert isinstance(piece, Markup), name
        assert "script" not in found.tags and "onclick" not in found.attributes, name
        # The very text is there, once a browser has read it; where it becomes bold, it loses its asterisks.
        is_said = HOSTILE.removesuffix("**bold**") in "\n".join(found.texts)
        assert is_said is (name not in WITHOUT_TEXTS_OF_OTHERS), name


def test_all_functions_that_make_html_are_tried_with_hostile_rows(hostile):
    makers = set()
    for module in pkgutil.iter_modules(html.__path__):
        functions = vars(importlib.import_module(f"{html.__name__}.{module.name}")).items()
        makers |= {
            f"{module.name}.{name}"
            for name, function in functions
            if inspect.isfunction(function)
            and function.__module__.endswith(f".{module.name}")
            and inspect.signature(function).return_annotation is Markup
            and not name.startswith("_")
        }
    assert makers - {"templates.render", "templates.joined", "templates.strong"} == set(all_pieces(hostile))
