"""The hash chain of everything stored: whatever is changed, added or taken away past this program shows.

Each link has the hash of the rows of one table that came in together (of a submission, an event, an entry) and of the
link before it. The hash of the last link stands in the ledger too: a chain that was cut or made anew shows as well.
"""

import hashlib
import json
from collections import Counter, defaultdict
from dataclasses import dataclass

import pandas as pd

from monitoring.language.catalogue import gettext as _

# What has numbers of its own; every other table with a submission_id belongs to its submission.
NUMBERED = {
    "submission_events": "event_id",
    "month_events": "event_id",
    "approval_events": "event_id",
    "account_events": "event_id",
    "settings": "entry_id",
    "audit_entries": "entry_id",
}
# Hexadecimal digits of a row's hash that a link keeps for finding it.
MARK = 12
BEGINNING = "0" * 64

COVERED = """
select table_name, list(column_name) from duckdb_columns()
where not internal and table_name in (select table_name from duckdb_tables())
group by table_name
having list_contains(list(column_name), 'submission_id') or list_contains(list(column_name), 'entry_id')
    or list_contains(list(column_name), 'event_id')
order by table_name
"""


@dataclass(frozen=True)
class Head:
    """The end of the chain: the number and the hash of its last link."""

    link_number: int = 0
    link_sha256: str = BEGINNING


@dataclass(frozen=True)
class Link:
    """One link as it is stored."""

    link_number: int
    table_name: str
    subject_number: int
    row_marks: str
    link_sha256: str


def head(cursor) -> Head:
    """The end of the chain as it is stored."""
    last = "select link_number, link_sha256 from chain_links order by link_number desc limit 1"
    return next((Head(*row) for row in cursor.execute(last).fetchall()), Head())


def hash_of(cursor, link_number: int) -> str | None:
    """The hash of one link; none where there is no such link."""
    if not link_number:
        return BEGINNING
    found = cursor.execute("select link_sha256 from chain_links where link_number = ?", [link_number]).fetchall()
    return found[0][0] if found else None


def key_of(table: str) -> str:
    """The column that says what the rows of a covered table are of."""
    return NUMBERED.get(table, "submission_id")


def is_covered(table: str, columns) -> bool:
    """Whether the chain has the rows of a table with these columns."""
    return table in NUMBERED or "submission_id" in columns


def append(cursor, stored: dict[str, list[dict]]) -> None:
    """Add the links of rows as they are ``stored`` (table → rows), in the transaction that stores them."""
    last = head(cursor)
    links = []
    for table, rows in stored.items():
        for number, hashes in sorted(_hashes(table, rows).items()):
            last = Head(last.link_number + 1, _link(last.link_sha256, table, number, hashes))
            links.append((last.link_number, table, number, _marks(hashes), last.link_sha256))
    if not links:
        return
    columns = list(Link.__dataclass_fields__)
    cursor.register("new_links", pd.DataFrame(links, columns=columns))
    cursor.execute(f"insert into chain_links ({', '.join(columns)}) select * from new_links")
    cursor.unregister("new_links")


def uncovered(cursor) -> dict[str, set[int]]:
    """What has rows but no link: table → numbers. All of it where there is no chain yet."""
    found = {table: _numbers(cursor, table) for table in _tables(cursor)}
    for link in _links(cursor):
        found.get(link.table_name, set()).discard(link.subject_number)
    return {table: numbers for table, numbers in found.items() if numbers}


def cover(cursor, known: dict[str, set[int]]) -> None:
    """Add links for what has none, but for what had none before (``known``): a change of the schema has added it."""
    for table, numbers in uncovered(cursor).items():
        new = numbers - known.get(table, set())
        rows = [row for row in _all_rows(cursor, table) if row[key_of(table)] in new]
        append(cursor, {table: rows})


def differences(cursor) -> list[str]:
    """Where the stored rows differ from the chain, a sentence each; none where all is as it was stored."""
    rows = {table: _grouped(table, _all_rows(cursor, table)) for table in _tables(cursor)}
    said, last = [], Head()
    for link in _links(cursor):
        if link.link_number != last.link_number + 1:
            said.append(_missing_links(last.link_number + 1, link.link_number - 1))
        there = rows.get(link.table_name, {}).pop(link.subject_number, [])
        said += _difference(link, there, last.link_sha256, link.link_number == last.link_number + 1)
        last = Head(link.link_number, link.link_sha256)
    for table, left in rows.items():
        said += [_told(table, number, _("it was not stored by this program"), left[number]) for number in sorted(left)]
    return said + _changed_files(cursor)


def _difference(link: Link, rows: list[dict], previous: str, is_next: bool) -> list[str]:
    """What differs of one link and the rows that are there of it."""
    hashes = sorted(map(_row_hash, rows))
    if _marks(hashes) == link.row_marks:
        if not is_next or _link(previous, link.table_name, link.subject_number, hashes) == link.link_sha256:
            return []
        return [_told(link.table_name, link.subject_number, _("its link in the chain was changed"), [])]
    kept = Counter(link.row_marks.split())
    strange = []
    for row in rows:
        mark = _row_hash(row)[:MARK]
        if kept[mark]:
            kept[mark] -= 1
        else:
            strange.append(row)
    missing = kept.total()
    if strange and missing:
        return [_told(link.table_name, link.subject_number, _("not as it was stored"), strange)]
    if strange:
        return [_told(link.table_name, link.subject_number, _("added since it was stored"), strange)]
    what = _("rows that were stored are missing: {count}").format(count=missing)
    return [_told(link.table_name, link.subject_number, what, [])]


def _changed_files(cursor) -> list[str]:
    """Kept files that are not what their checksum says, or are missing."""
    said = []
    kept = set()
    for (checksum,) in cursor.execute("select original_sha256 from originals").fetchall():
        found = cursor.execute("select content from originals where original_sha256 = ?", [checksum]).fetchall()
        kept.add(checksum)
        if any(hashlib.sha256(content).hexdigest() != checksum for (content,) in found):
            said.append(_("originals: the kept file {checksum} is not as it was stored.").format(checksum=checksum))
    named = cursor.execute("select distinct original_sha256 from submission_originals order by all").fetchall()
    lost = [checksum for (checksum,) in named if checksum not in kept]
    return said + [_("originals: the kept file {checksum} is missing.").format(checksum=one) for one in lost]


def _told(table: str, number: int, what: str, rows: list[dict]) -> str:
    """A sentence: of what, in which table, what differs, and the rows in question (the first few)."""
    subject = _("Entry {number}") if table in NUMBERED else _("Submission {number}")
    shown = "; ".join(_shown(row) for row in rows[:3]) + ("; …" if len(rows) > 3 else "")
    told = f"{subject.format(number=number)}, {table}: {what}"
    return f"{told} ({shown})." if shown else f"{told}."


def _shown(row: dict) -> str:
    return ", ".join(f"{name}={str(value)[:40]}" for name, value in row.items() if value is not None)


def _missing_links(first: int, last: int) -> str:
    return _("The chain lacks its links {first} to {last}: history was cut.").format(first=first, last=last)


def _hashes(table: str, rows: list[dict]) -> dict[int, list[str]]:
    """The hashes of rows by what they are of, in an order of their own: that of the file means nothing."""
    return {number: sorted(map(_row_hash, group)) for number, group in _grouped(table, rows).items()}


def _grouped(table: str, rows: list[dict]) -> dict[int, list[dict]]:
    found = defaultdict(list)
    for row in rows:
        found[row[key_of(table)]].append(row)
    return dict(found)


def _row_hash(row: dict) -> str:
    # Without what is empty: a column that a later schema adds leaves the hashes of earlier rows as they are.
    said = {name: str(value) for name, value in row.items() if value is not None}
    return hashlib.sha256(json.dumps(said, ensure_ascii=False, sort_keys=True).encode("utf-8", "replace")).hexdigest()


def _marks(hashes: list[str]) -> str:
    return " ".join(one[:MARK] for one in hashes)


def _link(previous: str, table: str, number: int, hashes: list[str]) -> str:
    return hashlib.sha256("\n".join([previous, table, str(number), *hashes]).encode()).hexdigest()


def _tables(cursor) -> list[str]:
    """The covered tables that this database has."""
    return [table for table, columns in cursor.execute(COVERED).fetchall() if is_covered(table, columns)]


def _links(cursor) -> list[Link]:
    columns = ", ".join(Link.__dataclass_fields__)
    found = cursor.execute(f"select {columns} from chain_links order by link_number").fetchall()
    return [Link(*row) for row in found]


def _numbers(cursor, table: str) -> set[int]:
    return {number for (number,) in cursor.execute(f"select distinct {key_of(table)} from {table}").fetchall()}


def _all_rows(cursor, table: str) -> list[dict]:
    found = cursor.execute(f"select * from {table}")
    names = [column[0] for column in found.description]
    return [dict(zip(names, row, strict=True)) for row in found.fetchall()]
