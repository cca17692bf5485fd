"""All texts of the product that need a Chinese: what the catalogue has to contain.

``python tests/catalogue.py`` brings ``locale/zh_CN`` up to date: new texts are added untranslated, texts that are
gone are dropped. The test of the catalogue says which still want a translation.
"""

import sys
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po
from jinja2.ext import babel_extract

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from monitoring.forms import proposals  # noqa: E402
from monitoring.language import catalogue  # noqa: E402
from monitoring.store import queries  # noqa: E402

KEYWORDS = {"_": None, "gettext": None, "N_": None}
METHODS = [("**.py", "python"), ("**.html", babel_extract)]
OPTIONS = {"**.html": {"silent": "false"}}
HEADER = "# Simplified Chinese texts of the budget performance monitoring dashboard."
FILE = catalogue.LOCALE_FOLDER / "zh_CN" / "LC_MESSAGES" / "monitoring.po"


def texts() -> dict[str, list[str]]:
    """Every English text → the places where it stands."""
    found: dict[str, list[str]] = {}
    for folder in ("monitoring", "pages"):
        for file, line, text, *_rest in extract_from_dir(ROOT / folder, METHODS, OPTIONS, keywords=KEYWORDS):
            found.setdefault(text, []).append(f"{folder}/{file}:{line}")
    for query in queries.all_queries().values():
        for text in (query.sentence, query.units):
            found.setdefault(text, []).append(f"queries/{query.layer}/{query.name}.sql:1")
    for text in proposals.reasons():
        found.setdefault(text, []).append("monitoring/forms/proposals.csv:1")
    return found


def stored() -> Catalog:
    """The Chinese catalogue as it is."""
    with FILE.open("rb") as file:
        return read_po(file, locale="zh_CN")


def update() -> None:
    """Write the catalogue with exactly the texts of today, keeping the translations it has."""
    before = stored() if FILE.exists() else Catalog(locale="zh_CN")
    after = Catalog(locale="zh_CN", project="monitoring", fuzzy=False, header_comment=HEADER)
    after.version = after.msgid_bugs_address = after.last_translator = after.language_team = ""
    after.creation_date = before.creation_date
    for text, places in texts().items():
        known = before.get(text)
        files = sorted({place.rsplit(":", 1)[0] for place in places})
        after.add(text, known.string if known else "", locations=[(file, None) for file in files])
    with FILE.open("wb") as file:
        write_po(file, after, width=110, sort_output=False, omit_header=False)


if __name__ == "__main__":
    update()
    print(*(message.id for message in stored() if message.id and not message.string), sep="\n")
