"""The one DuckDB file: open it, commit and undo submissions, run a query. The only place that runs SQL."""

import hashlib
import re
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from threading import RLock

import duckdb
import pandas as pd

from monitoring.language import findings, headline_words
from monitoring.language.catalogue import gettext as _
from monitoring.problems import DatabaseUnavailable, MonitoringError, UnknownName
from monitoring.store import accounts, chain, copies, exchange, failures, ledger, past, queries
from monitoring.store.accounts import Account
from monitoring.store.ledger import Ledger

# The file never reaches out, whatever SQL is run, and nothing can switch that on again.
CONFIGURATION = {"enable_external_access": "false", "lock_configuration": "true"}
# What is reported of a month, and stays as it is once the month is closed.
MONTHLY_TABLES = (
    "actuals", "spending", "adjusted_budgets",
    "explanations", "outlooks", "money_sources", "paper_texts", "corrections",
)  # fmt: skip
MEGABYTE = 1_000_000
# A larger file is read and counts, but is not kept.
ORIGINAL_LIMIT = 10 * MEGABYTE
VERSION_MARK = re.compile(r"^-- version (\d+)$", re.MULTILINE)


@dataclass(frozen=True)
class Original:
    """A file as it came in, and the name of the sheet of it that was read."""

    name: str
    sheet: str
    content: bytes = field(repr=False)


@dataclass(frozen=True)
class Submission:
    """What is said of one committed upload, whatever its rows are; ``original`` is the file, kept within limits."""

    kind: str
    department_code: str
    year: int
    submitted_by: str
    file_name: str
    file_sha256: str
    encoding: str
    is_illustrative: bool = False
    original: Original | None = None


class AlreadySubmitted(MonitoringError):
    """These bytes are live already for the same purpose; ``submission_id`` says which submission has them."""

    def __init__(self, submission_id: int):
        super().__init__(
            _(
                "This very file was committed before, as submission {number}; nothing was done. If later "
                "submissions have changed its figures and you want them back, withdraw those."
            ).format(number=submission_id)
        )
        self.submission_id = submission_id


class MonthClosed(MonitoringError):
    """A month that is closed takes nothing, and gives nothing back."""


class ChangedMeanwhile(MonitoringError):
    """What was looked at is another by now."""


class Database:
    """An open database file. One in a process; readers get a cursor each, writers take turns.

    ``is_lost`` once DuckDB takes no more work on it, after the disk failed: it has to be opened anew.
    """

    is_lost = False

    def __init__(self, path: Path, schema: str | None = None):
        """Open or create the file at ``path`` and bring it to today's schema.

        Raises ``DatabaseUnavailable`` where another process has it, it is newer than this program, it is no
        database, or it lacks what was acknowledged.
        """
        self.path = Path(path)
        _refuse_to_begin_again(self.path)
        self._connection = _connect(self.path)
        self._writing = RLock()
        try:
            self._migrate(schema or queries.SCHEMA.read_text(encoding="utf-8"))
            self._define_views()
            self._refuse_if_behind()
            self.accounts = accounts.read(self._connection.cursor())
        except BaseException as error:
            self._connection.close()
            if isinstance(error, duckdb.Error) and not isinstance(error, duckdb.ProgrammingError):
                raise failures.sentence(self.path, error) from error
            raise
        try:
            with failures.told(self.path):
                self.path.chmod(ledger.OWNER_ONLY)
            self._acknowledge()
        except DatabaseUnavailable:
            self._connection.close()
            raise

    def query(self, name: str, **parameters) -> list[dict]:
        """The rows of the metric ``name``; a parameter left out does not filter.

        Decimals stay exact; what checks found comes in sentences. Raises ``UnknownName`` for a query that does not
        exist and ``ValueError`` for a parameter that it does not have.
        """
        query = queries.select(name)
        if surplus := parameters.keys() - set(query.params):
            raise ValueError(f"{name} has no parameter {', '.join(sorted(surplus))}")
        values = {param: parameters.get(param) for param in query.params}
        with self._told():
            return findings.in_words(_rows(self._connection.cursor().execute(query.sql, values or None)))

    def query_before(self, moment: datetime, name: str, **parameters) -> list[dict]:
        """As ``query``, with what was entered before ``moment`` and nothing that came since; stores nothing."""
        with self.rehearsal() as rehearsed:
            past.forget_since(rehearsed.cursor(), moment)
            return rehearsed.query(name, **parameters)

    def columns(self, name: str) -> list[str]:
        """The column names of the metric ``name``, also where it has no rows."""
        query = queries.select(name)
        values = dict.fromkeys(query.params)
        with self._told():
            cursor = self._connection.cursor().execute(query.sql, values or None)
        return findings.columns([column[0] for column in cursor.description])

    def commit(self, submission: Submission, tables: dict[str, list[dict]]) -> int:
        """Store the rows of ``tables`` (table → rows) as one submission, all or nothing; returns its number."""
        return self.commit_all([(submission, tables)])[0]

    def commit_all(self, parts: list[tuple[Submission, dict[str, list[dict]]]]) -> list[int]:
        """Store several submissions in one transaction; returns their numbers, in order.

        Raises ``AlreadySubmitted`` where a live submission of the same kind, department and year has the same
        bytes, and ``MonthClosed`` where a row is of a month that is closed.
        """
        with self._writing:
            with self._transaction() as cursor:
                numbers = self._next_numbers(cursor, len(parts))
                submissions = dict(zip(numbers, parts, strict=True))
                _insert_submissions(cursor, submissions)
                self._keep_originals(cursor, {number: head for number, (head, _tables) in submissions.items()})
            self._acknowledge()
            return numbers

    def original(self, original_sha256: str) -> bytes:
        """The content of a kept file. Raises ``UnknownName`` where it is not kept."""
        found = self._connection.cursor().execute(
            "select content from originals where original_sha256 = ?", [original_sha256]
        )
        for (content,) in found.fetchall():
            return content
        raise UnknownName(_("This file is not kept."))

    def withdraw(self, submission_id: int, done_by: str) -> None:
        """Take a submission out of all figures; what it had replaced counts again. Its rows are kept.

        Raises ``MonthClosed`` where a row of it is of a month that is closed.
        """
        self._set_state(submission_id, "live", "withdrawn", done_by)

    def withdraw_all(self, submission_ids: list[int], done_by: str) -> None:
        """Withdraw several submissions, all or none. Raises as ``withdraw`` does."""
        with self._writing:
            with self._transaction() as cursor:
                for submission_id in submission_ids:
                    _enter_state(cursor, submission_id, "live", "withdrawn", done_by)
            self._acknowledge()

    def restore(self, submission_id: int, done_by: str) -> None:
        """Let a withdrawn submission count again.

        Raises ``AlreadySubmitted`` where the same bytes were committed once more meanwhile, and ``MonthClosed``
        where a row of it is of a month that is closed.
        """
        self._set_state(submission_id, "withdrawn", "restored", done_by)

    def enter_settings(self, values: dict[str, str], changed_by: str) -> None:
        """Put settings (name → value) in force from now on, all or none; their former entries are kept."""
        rows = [
            {"setting_name": name, "setting_value": value, "changed_at": _now(), "changed_by": changed_by}
            for name, value in values.items()
        ]
        self._enter("settings", rows)

    def enter_month_event(
        self, department_code: str, year: int, month: int, event: str, done_by: str, reason: str
    ) -> None:
        """Note that a month is ``closed`` or ``reopened`` from now on."""
        row = {"department_code": department_code, "year": year, "month": month, "event": event, "reason": reason}
        self._enter("month_events", [row | {"happened_at": _now(), "done_by": done_by}])

    def save_account(self, account: Account) -> None:
        """Store an account in the place of the one with its name; ``accounts`` has it from now on."""
        with self._writing:
            with self._transaction() as cursor:
                now = _now()
                accounts.write(cursor, account, now)
                _insert(cursor, {"account_events": [accounts.state(account, now)]})
            self._acknowledge()
            # Whoever looks at it meanwhile has the former accounts as a whole.
            self.accounts = accounts.read(self._connection.cursor())

    def leave_accounts_behind(self) -> None:
        """Note that accounts of which only the history is here are disabled: passwords leave no machine."""
        cursor = self._connection.cursor()
        if left := accounts.left_behind(cursor, _now()):
            self._enter("account_events", left)

    def note(
        self, event: str, person: str, subject: str, network_address: str = "", department_code: str | None = None
    ) -> None:
        """Add a line to the audit trail; nothing changes or removes one."""
        row = {"event": event, "person": person, "subject": subject, "network_address": network_address}
        with self._writing, self._transaction() as cursor:
            _insert(cursor, {"audit_entries": [row | {"department_code": department_code, "happened_at": _now()}]})

    def enter_approval(
        self, department_code: str, year: int, month: int, event: str, done_by: str, reason: str, seen_version: int
    ) -> None:
        """Note that a month's figures are ``approved`` or ``returned``, as they were looked at.

        ``seen_version`` is the ``data_version`` of the department's year (``departments``) at that time. Raises
        ``ChangedMeanwhile`` where it is another by now.
        """
        year_of = {"department_code": department_code, "year": year}
        row = year_of | {"month": month, "event": event, "reason": reason, "done_by": done_by}
        with self._writing:
            if [form["data_version"] for form in self.query("departments", **year_of)] != [seen_version]:
                raise ChangedMeanwhile(
                    _("Something of this year changed while you looked at it. Look again, then decide.")
                )
            cursor = self._connection.cursor()
            latest = "select max(event_id) from submission_events where department_code = ? and year = ?"
            seen = _value(cursor.execute(latest, [department_code, year]))
            self._enter("approval_events", [row | {"happened_at": _now(), "seen_event_id": seen}])

    @contextmanager
    def rehearsal(self):
        """This database as it would be after some commits and undos; whatever is done in it is taken back."""
        with self._writing:
            cursor = self._connection.cursor()
            cursor.begin()
            try:
                yield _Rehearsal(self, cursor)
            finally:
                cursor.rollback()

    def backup(self, file: Path) -> None:
        """Write a consistent copy of the whole database to ``file``, while it stays in use, and read it through.

        Raises ``DatabaseUnavailable`` where the database is damaged, or the copy cannot be written or read.
        """
        with self._writing:
            with self._told():
                self._connection.cursor().execute("checkpoint")
            copies.write(self.path, Path(file), self.contents())

    def contents(self) -> dict[str, tuple]:
        """What every stored table holds, as ``copies.contents`` says it: every block is read.

        Raises ``DatabaseUnavailable`` where one is damaged.
        """
        try:
            return copies.contents(self._connection)
        except duckdb.Error as error:
            raise copies.damaged(self.path, error) from error

    def export(self, folder: Path) -> None:
        """Write every stored table, the schema and what it means into a new ``folder``, in an open format.

        Raises ``MonitoringError`` where it is there already or cannot be written.
        """
        with self._writing:
            exchange.export(self._connection, Path(folder))

    def differences(self) -> list[str]:
        """Where what is stored differs from its hash chain, a sentence each; every table is read.

        Raises ``DatabaseUnavailable`` where one cannot be.
        """
        self.contents()
        with self._writing:
            cursor = self._connection.cursor()
            return chain.differences(cursor) + accounts.differences(cursor)

    def last_submitted_at(self) -> datetime | None:
        """When anything was last submitted, by the clock of this machine; none where nothing ever was.

        Raises ``DatabaseUnavailable`` where the database cannot be read.
        """
        try:
            return next((row["submitted_at"] for row in self.query("last_submission")), None)
        except duckdb.Error as error:
            raise copies.damaged(self.path, error) from error

    def cursor(self):
        """A cursor of one's own, for looking at the tables; figures come from ``query``."""
        return self._connection.cursor()

    def close(self) -> None:
        """Close the file; another process can open it then."""
        self._connection.close()

    def _keep_originals(self, cursor, submissions: dict[int, Submission]) -> None:
        """Keep the files of submissions (by number), each content once, as far as there is room for them."""
        rows = []
        for number, submission in submissions.items():
            if (original := submission.original) and (checksum := _kept(cursor, original)):
                rows.append(
                    {
                        "submission_id": number,
                        "department_code": submission.department_code,
                        "year": submission.year,
                        "original_sha256": checksum,
                        "original_name": original.name,
                        "sheet": original.sheet,
                        "byte_count": len(original.content),
                    }
                )
        _insert(cursor, {"submission_originals": rows})

    def _enter(self, table: str, rows: list[dict]) -> None:
        with self._writing:
            with self._transaction() as cursor:
                _insert(cursor, {table: rows})
            self._acknowledge()

    def _set_state(self, submission_id: int, needed: str, event: str, done_by: str) -> None:
        with self._writing:
            with self._transaction() as cursor:
                _enter_state(cursor, submission_id, needed, event, done_by)
            self._acknowledge()

    def _acknowledge(self) -> None:
        """Let what was written reach the database file, past its log, and the ledger: only then it is stored."""
        with self._told():
            self._connection.cursor().execute("checkpoint")
            state = self._state()
            self.version = state.data_version
            ledger.write(self.path, state)

    def _state(self) -> Ledger:
        cursor = self._connection.cursor()
        last = cursor.execute("select coalesce(max(submission_id), 0) from submissions")
        return Ledger(self._data_version(), _value(last), **vars(chain.head(cursor)))

    def _refuse_if_behind(self) -> None:
        known, have = ledger.read(self.path), self._state()
        if known is None or (
            have.data_version >= known.data_version
            and have.submission_id >= known.submission_id
            and chain.hash_of(self._connection.cursor(), known.link_number) == known.link_sha256
        ):
            return
        raise DatabaseUnavailable(
            _(
                "{path} lacks what was acknowledged as stored, or has another history: it ends at submission {have}, "
                "state {have_version}; submission {known}, state {known_version} was acknowledged. Put back a copy "
                "(python -m monitoring restore FILE, from the folder backups); to go on without what is lost, take "
                "the file {ledger} away."
            ).format(
                path=self.path,
                have=have.submission_id,
                have_version=have.data_version,
                known=known.submission_id,
                known_version=known.data_version,
                ledger=ledger.file_of(self.path).name,
            )
        )

    def _data_version(self) -> int:
        """A number that grows with every event of a submission or month and every entry of a setting."""
        cursor = self._connection.cursor()
        events = ("submission_events", "month_events", "approval_events")
        latest = (*(("event_id", table) for table in events), ("entry_id", "settings"))
        return sum(_value(cursor.execute(f"select coalesce(max({name}), 0) from {table}")) for name, table in latest)

    def _next_numbers(self, cursor, count: int) -> list[int]:
        found = cursor.execute("select nextval('submission_numbers') from range(?)", [count]).fetchall()
        return sorted(number for (number,) in found)

    def _migrate(self, schema: str) -> None:
        steps = schema_steps(schema)
        applied = self._schema_versions()
        have = max(applied, default=0)
        if have > max(steps):
            raise DatabaseUnavailable(
                _(
                    "{path} was written by a newer version of this program (schema {have}; this program knows "
                    "{known}). Install the newer version; the file was not changed."
                ).format(path=self.path, have=have, known=max(steps))
            )
        # Not all that are later: releases may have parts in another order than that of their numbers.
        missing = sorted(steps.keys() - applied)
        if applied and missing:
            self.backup(self.path.with_name(f"{self.path.stem}.schema{have}{self.path.suffix}"))
        try:
            with self._transaction() as cursor:
                for number in missing:
                    self._apply(cursor, number, steps[number])
        except (duckdb.Error, DatabaseUnavailable) as error:
            reason = str(error.__cause__ or error).split("\n")[0].rstrip(".")
            raise DatabaseUnavailable(
                _(
                    "{path} could not be brought to the schema of this program: {reason}. Nothing of it was changed; "
                    "the release that you had before goes on with it."
                ).format(path=self.path, reason=reason)
            ) from error
        self.schema_version = max(steps)

    def _schema_versions(self) -> set[int]:
        cursor = self._connection.cursor()
        cursor.execute("create table if not exists schema_versions (version integer, applied_at timestamp)")
        return {version for (version,) in cursor.execute("select version from schema_versions").fetchall()}

    def _apply(self, cursor, number: int, sql: str) -> None:
        known = chain.uncovered(cursor) if self._has_chain(cursor) else {}
        cursor.execute(sql)
        if self._has_chain(cursor):
            chain.cover(cursor, known)
        cursor.execute("insert into schema_versions values (?, ?)", [number, _now()])

    @staticmethod
    def _has_chain(cursor) -> bool:
        return bool(_value(cursor.execute("select count(*) from duckdb_tables() where table_name = 'chain_links'")))

    @contextmanager
    def _transaction(self):
        """A cursor whose work is stored as a whole, or not at all where anything is raised."""
        with self._told():
            cursor = self._connection.cursor()
            cursor.begin()
            try:
                yield cursor
                cursor.commit()
            except BaseException:
                # Where the commit failed there is nothing left to take back, and the cause is what has to be told.
                with suppress(duckdb.Error):
                    cursor.rollback()
                raise

    @contextmanager
    def _told(self):
        """What the machine did not do is a sentence; a database that takes no more work says so (``is_lost``)."""
        try:
            with failures.told(self.path):
                yield
        except DatabaseUnavailable as error:
            self.is_lost = isinstance(error.__cause__, duckdb.FatalException | duckdb.InternalError)
            raise

    def _define_views(self) -> None:
        """Define all views anew, unless the very same ones stand in the file already."""
        wanted = queries.fingerprint()
        with self._transaction() as cursor:
            cursor.execute("create table if not exists views_in_place (fingerprint varchar)")
            if cursor.execute("select fingerprint from views_in_place").fetchall() == [(wanted,)]:
                return
            # The views of an older release go first: one may be missing, renamed or of another shape today.
            stored = cursor.execute("select view_name from duckdb_views() where not internal").fetchall()
            for (name,) in stored:
                cursor.execute(f'drop view if exists "{name}"')
            for query in queries.views():
                cursor.execute(f"create view {query.name} as {query.sql}")
            cursor.execute("delete from views_in_place")
            cursor.execute("insert into views_in_place values (?)", [wanted])


def schema_steps(schema: str | None = None) -> dict[int, str]:
    """The parts of the schema by their version."""
    parts = VERSION_MARK.split(schema or queries.SCHEMA.read_text(encoding="utf-8"))[1:]
    return {int(number): sql for number, sql in zip(parts[::2], parts[1::2], strict=True)}


class _OneCursor:
    """A connection whose only cursor is the one given: everything goes on in its transaction."""

    def __init__(self, cursor):
        self._cursor = cursor

    def cursor(self):
        return self._cursor


class _Rehearsal(Database):
    """A database within a transaction that is never committed."""

    def __init__(self, original: Database, cursor):
        self.path, self.version, self._writing = original.path, original.version, original._writing
        self._connection = _OneCursor(cursor)

    @contextmanager
    def _transaction(self):
        yield self._connection.cursor()

    def _keep_originals(self, cursor, submissions: dict[int, Submission]) -> None:
        # No figure rests on them, and they are large.
        return

    def _acknowledge(self) -> None:
        self.version = self._data_version()

    def _next_numbers(self, cursor, count: int) -> list[int]:
        # The sequence would keep the numbers that are given out here.
        last = _value(cursor.execute("select coalesce(max(submission_id), 0) from submissions"))
        return list(range(last + 1, last + 1 + count))


def _refuse_to_begin_again(path: Path) -> None:
    """A missing database that was there before is not begun anew as if nothing had been."""
    if path.exists() or ledger.read(path) is None:
        return
    raise DatabaseUnavailable(
        _(
            "{path} is missing, but was there before. Put it or a copy back (python -m monitoring restore FILE, from "
            "the folder backups); to begin an empty one, take the file {ledger} away."
        ).format(path=path, ledger=ledger.file_of(path).name)
    )


def _connect(path: Path) -> duckdb.DuckDBPyConnection:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        # DuckDB says of a file that it may not read that it is none of its own.
        if path.is_file():
            path.open("rb+").close()
        return duckdb.connect(str(path), config=CONFIGURATION)
    except (duckdb.Error, OSError) as error:
        raise failures.sentence(path, error) from error


def _insert_submissions(cursor, parts: dict[int, tuple[Submission, dict[str, list[dict]]]]) -> None:
    """Store submissions by number, all rows of a table at once."""
    _refuse_identical(cursor, [vars(submission) for submission, _tables in parts.values()])
    months = {
        (submission.department_code, submission.year, row["month"])
        for submission, tables in parts.values()
        for table in MONTHLY_TABLES
        for row in tables.get(table, ())
    }
    _refuse_closed_months(cursor, months)
    incoming: dict[str, list[dict]] = {"submissions": []}
    events = []
    for number, (submission, tables) in parts.items():
        own = {"department_code": submission.department_code, "year": submission.year, "submission_id": number}
        count = sum(len(rows) for table, rows in tables.items() if table != "source_rows")
        incoming["submissions"].append(_head(submission) | own | {"submitted_at": _now(), "row_count": count})
        for table, rows in tables.items():
            incoming.setdefault(table, []).extend(row | own for row in rows)
        events.append(_event(own, "committed", submission.submitted_by))
    _insert(cursor, incoming | {"submission_events": events})


def _head(submission: Submission) -> dict:
    """What the table ``submissions`` has of it: all but the file."""
    return {name: value for name, value in vars(submission).items() if name != "original"}


def _kept(cursor, original: Original) -> str | None:
    """The checksum under which a file is kept, from now on or already; None where there is no room for it."""
    checksum = hashlib.sha256(original.content).hexdigest()
    if _value(cursor.execute("select count(*) from originals where original_sha256 = ?", [checksum])):
        return checksum
    limit = _value(cursor.execute("select kept_files_mb from current_settings")) * MEGABYTE
    # Each content once, whatever number of submissions it has.
    sizes = "select distinct original_sha256, byte_count from submission_originals"
    used = _value(cursor.execute(f"select coalesce(sum(byte_count), 0) from ({sizes})"))
    if len(original.content) > ORIGINAL_LIMIT or used + len(original.content) > limit:
        return None
    cursor.execute("insert into originals values (?, ?, ?)", [checksum, original.content, _now()])
    return checksum


def _enter_state(cursor, submission_id: int, needed: str, event: str, done_by: str) -> None:
    """Note the ``event`` of a submission that is in the ``needed`` state."""
    known = _rows(
        cursor.execute(
            "select kind, department_code, year, state, file_sha256 from submission_states where submission_id = ?",
            [submission_id],
        )
    )
    if not known:
        raise UnknownName(_("There is no submission {number}.").format(number=submission_id))
    if known[0]["state"] != needed:
        raise MonitoringError(_refusal(event).format(number=submission_id))
    scope = known[0]["department_code"], known[0]["year"]
    _refuse_closed_months(cursor, {(*scope, month) for month in _months_of(cursor, submission_id)})
    if event == "restored":
        _refuse_identical(cursor, [known[0]])
    own = {"submission_id": submission_id, "department_code": scope[0], "year": scope[1]}
    _insert(cursor, {"submission_events": [_event(own, event, done_by)]})


def _refuse_identical(cursor, submissions: list[dict]) -> None:
    departments, years = ({row[name] for row in submissions} for name in ("department_code", "year"))
    live = cursor.execute(
        """
        select kind, department_code, year, file_sha256, submission_id from submission_states
        where state = 'live' and department_code between ? and ? and year between ? and ?
        """,
        [min(departments), max(departments), min(years), max(years)],
    ).fetchall()
    wanted = {(row["kind"], row["department_code"], row["year"], row["file_sha256"]) for row in submissions}
    for *same, number in live:
        if tuple(same) in wanted:
            raise AlreadySubmitted(number)


def _months_of(cursor, submission_id: int) -> set[int]:
    """The months that a submission reports on."""
    one = "select month from {table} where submission_id = $number"
    sql = " union ".join(one.format(table=table) for table in MONTHLY_TABLES)
    return {month for (month,) in cursor.execute(sql, {"number": submission_id}).fetchall()}


def _refuse_closed_months(cursor, months: set[tuple[str, int, int]]) -> None:
    closed = cursor.execute(
        """
        select department_code, year, month, state_since_at, state_set_by from current_month_states
        where state = 'closed'
        order by department_code, year, month
        """
    )
    for row in _rows(closed):
        if (row["department_code"], row["year"], row["month"]) in months:
            what_to_do = _(headline_words.WHEN_CLOSED)
            raise MonthClosed(f"{headline_words.closed_month(row)} {what_to_do}")


def _event(submission: dict, event: str, done_by: str) -> dict:
    """A row of ``submission_events`` for the submission of this submission_id, department_code and year."""
    return submission | {"event": event, "happened_at": _now(), "done_by": done_by}


def _insert(cursor, tables: dict[str, list[dict]]) -> None:
    """Store rows (table → rows), with their links in the chain."""
    chain.append(cursor, {table: _insert_rows(cursor, table, rows) for table, rows in tables.items() if rows})


def _insert_rows(cursor, table: str, rows: list[dict]) -> list[dict]:
    """Insert ``rows`` and give them as stored, in bulk: a data frame is read a hundred times faster than each row."""
    columns = list(rows[0])
    # Decimals travel as text: types are guessed from a sample, and a later, longer number must fit too.
    plain = [[str(row[name]) if isinstance(row[name], Decimal) else row[name] for name in columns] for row in rows]
    cursor.register("incoming", pd.DataFrame(plain, columns=columns, dtype=object))
    names = ", ".join(columns)
    stored = _rows(cursor.execute(f"insert into {table} ({names}) select {names} from incoming returning *"))
    cursor.unregister("incoming")
    return stored


def _rows(cursor) -> list[dict]:
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def _value(cursor):
    return cursor.fetchall()[0][0]


def _refusal(event: str) -> str:
    if event == "withdrawn":
        return _("Submission {number} is withdrawn already; nothing was done.")
    return _("Submission {number} is live; there is nothing to restore.")


def _now() -> datetime:
    return datetime.now().replace(microsecond=0)
