"""The command line: ``python -m monitoring …``. Exit 0 done, 1 refused with the reasons, 2 wrong usage."""

import argparse
import csv
import getpass
import json
import os
import sys
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path

from monitoring import VERSION
from monitoring.access import accounts, people
from monitoring.access.desk import Desk
from monitoring.access.people import Person
from monitoring.access.rights import Role
from monitoring.actions import (
    approvals,
    closing,
    consequences,
    copies,
    exchange,
    final_figures,
    monthly_files,
    monthly_kinds,
    originals,
    reference,
    start,
    target_forms,
    target_versions,
    trace,
)
from monitoring.files import bounded_reading, written_csv
from monitoring.files.cells import Cells
from monitoring.forms import differences, review
from monitoring.forms.review import Reading
from monitoring.forms.summary import summary
from monitoring.language import catalogue, formats
from monitoring.language.catalogue import gettext as _
from monitoring.monthly import template
from monitoring.monthly.reference import Reference
from monitoring.papers import batches, kinds, layouts
from monitoring.papers.asked_once import AskedOnce
from monitoring.papers.paper import Occasion
from monitoring.problems import MonitoringError, UnknownName
from monitoring.store import queries
from monitoring.store.database import AlreadySubmitted, Database


def main(arguments: list[str] | None = None) -> int:
    """Run one command; returns the exit code."""
    # Pipes on Windows would otherwise take the console's code page.
    sys.stdout.reconfigure(encoding="utf-8")
    sys.stderr.reconfigure(encoding="utf-8")
    options = _parser().parse_args(arguments)
    catalogue.use(options.lang)
    path = start.database_path(options.db)
    try:
        if options.run is _restore and not options.what.isdecimal():
            if options.acting:
                raise WrongUse(_("A copy is put back by whoever looks after the machine, without --as."))
            return _put_back(path, Path(options.what))
        if options.run is _import:
            if options.acting:
                raise WrongUse(_("A database is begun by whoever looks after the machine, without --as."))
            exchange.begin_with(options.folder, path)
        if not options.begins and not path.exists():
            raise MonitoringError(
                _("There is no database {path}. import-form, submit, sample or add-user begins one.").format(path=path)
            )
        database = Database(path)
    except WrongUse as error:
        print(error, file=sys.stderr)
        return 2
    except MonitoringError as error:
        print(error, file=sys.stderr)
        return 1
    try:
        desk = Desk(database, _person(database, options.acting), _this_user())
        code = options.run(desk, options)
        if code == 0 and options.takes:
            desk.note("taken", " ".join(filter(None, [options.takes, getattr(options, "name", "")])))
        return code
    except BrokenPipeError:
        # Whoever reads the output, `head` for one, has enough; nothing more can be said there.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except WrongUse as error:
        print(error, file=sys.stderr)
        return 2
    except MonitoringError as error:
        print(error, file=sys.stderr)
        return 1
    finally:
        database.close()


class WrongUse(MonitoringError):
    """The words of the command do not fit together."""


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m monitoring", description=__doc__)
    parser.add_argument("--version", action="version", version=VERSION)
    _add_common(parser, None, catalogue.DEFAULT, None)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    command = _command(commands, "import-form", _import_form, "read official target forms and put them in force")
    command.add_argument("files", nargs="+", type=Path, metavar="FILE")
    command.add_argument("--department", help="the department's code; default: by its name, or the next free one")
    command.add_argument("--year", type=_year, help="for a form that names no year")
    command.add_argument(
        "--final-values",
        action="store_true",
        help="of a self-evaluation, store the final values too, as December's figures",
    )
    command.add_argument("--dry-run", action="store_true", help="read and report, with what changes; store nothing")
    command.add_argument(
        "--accept-changes",
        action="store_true",
        help="put a form in force that adds, drops or changes indicators or tasks of the one in force",
    )
    _add_by(command)

    command = _command(commands, "submit", _submit, "check monthly files and monitoring tables, and commit them")
    command.add_argument("files", nargs="+", type=Path, metavar="FILE")
    command.add_argument("--dry-run", action="store_true", help="check and report, store nothing")
    command.add_argument("--sheet", help="the sheet to read, where several of a workbook hold figures")
    command.add_argument("--illustrative", action="store_true", help="mark the figures as invented examples")
    _add_by(command)

    command = _command(commands, "template", _template, "write the pre-filled monthly file")
    command.add_argument("--kind", choices=list(monthly_kinds.KEYS), required=True)
    command.add_argument("--year", type=int, required=True)
    command.add_argument("--month", type=int, choices=range(1, 13), required=True, metavar="1-12")
    command.add_argument("--department", help="needed where there are several")
    command.add_argument("--out", type=Path, help="FILE.csv or FILE.xlsx; default: CSV on standard output")

    command = _command(commands, "query", _query, "print a figure: the rows of queries/metrics/NAME.sql")
    command.add_argument("name", metavar="NAME")
    command.add_argument("--year", type=int)
    command.add_argument("--month", type=int, choices=range(1, 13), metavar="1-12")
    command.add_argument("--department")
    moment = command.add_mutually_exclusive_group()
    moment.add_argument(
        "--as-of", metavar="DATE", help="as it was known at the end of this day, for example 2023-08-15"
    )
    moment.add_argument(
        "--target-version",
        type=int,
        metavar="ID",
        help="as it would be with this earlier target form in force (its number is in the history)",
    )
    command.add_argument("--format", choices=["csv", "json"], default="csv")

    command = _command(commands, "report", _report, "make official papers: of one department, or of all into a folder")
    command.add_argument("name", metavar="NAME", help=f"one of: {', '.join(kinds.PAPERS)}")
    command.add_argument("--year", type=int, required=True)
    command.add_argument("--month", type=int, choices=range(1, 13), required=True, metavar="1-12")
    whose = command.add_mutually_exclusive_group()
    whose.add_argument("--department", default="", help="only of this one; default: of all")
    whose.add_argument("--all", action="store_true", help="of all departments, as without --department")
    command.add_argument("--task", metavar="CODE", help="only of this project; default: of each")
    command.add_argument("--round", type=int, choices=[1, 2], default=1, help="of the year's monitoring; default: 1")
    command.add_argument("--place", default=layouts.CENTRAL, help="whose layout; default: the central one")
    command.add_argument("--unit", choices=["wan", "yuan"], default="wan", help="of money; default: wan (万元)")
    command.add_argument("--out", type=Path, required=True, metavar="FILE|FOLDER")

    command = _command(commands, "trace", _trace, "lead an indicator's figure back to files, rows and SQL, as JSON")
    command.add_argument("indicator", metavar="INDICATOR", help="its code, such as I01")
    command.add_argument("--year", type=int, required=True)
    command.add_argument("--month", type=int, choices=range(1, 13), required=True, metavar="1-12")
    command.add_argument("--department", help="needed where there are several")

    _command(commands, "history", _history, "list the submissions as JSON, the latest first")
    command = _command(commands, "withdraw", _withdraw, "take a submission out of all figures")
    command.add_argument("submission_id", type=int, metavar="ID")
    _add_by(command)

    command = _command(commands, "restore", _restore, "let a withdrawn submission count again, or put a copy back")
    command.add_argument("what", metavar="ID|FILE", help="a submission's number, or a copy of the database")
    _add_by(command)

    for name, run, what, needs_reason in (
        ("close-month", _close_month, "let a month take no more figures", False),
        ("reopen-month", _reopen_month, "let a closed month take figures again", True),
        ("approve-month", _approve_month, "confirm what is reported for a month", False),
        ("return-month", _return_month, "give a month back to who reported it", True),
    ):
        command = _command(commands, name, run, what)
        command.add_argument("--year", type=int, required=True)
        command.add_argument("--month", type=int, choices=range(1, 13), required=True, metavar="1-12")
        command.add_argument("--department", help="needed where there are several")
        command.add_argument("--reason", default="", required=needs_reason, help="why; it is kept")
        _add_by(command)

    command = _command(commands, "original", _original, "write the file that a submission came from, as it came in")
    command.add_argument("submission_id", type=int, metavar="ID")
    command.add_argument("file", type=Path, metavar="FILE")

    command = _command(commands, "backup", _backup, "write a consistent copy of the database")
    command.add_argument("file", type=Path, metavar="FILE")

    _add_accounts(commands)
    command = _command(commands, "export", _export, "write all stored tables as Parquet, with schema and README")
    command.add_argument("folder", type=Path, metavar="FOLDER")

    command = _command(commands, "import", _import, "begin a new database with an exported folder")
    command.add_argument("folder", type=Path, metavar="FOLDER")

    _command(commands, "check", _check, "read every table, and hold it against the hash chain of what was stored")

    _command(commands, "sample", _sample, "import the published form and the illustrative figures, marked as such")
    return parser


def _add_accounts(commands) -> None:
    """The commands about who may sign in."""
    command = _command(commands, "add-user", _add_user, "let somebody sign in; the password is asked for")
    command.add_argument("name", metavar="NAME")
    command.add_argument(
        "--role", action="append", required=True, choices=list(Role), help="may be given several times"
    )
    command.add_argument("--department", action="append", help="only for this one; may be given several times")
    password = _add_password(command)
    password.add_argument(
        "--elsewhere",
        action="store_true",
        help="the organisation signs this person in, by OpenID Connect or a proxy: no password here",
    )
    command = _command(commands, "set-password", _set_password, "give an account another password")
    command.add_argument("name", metavar="NAME")
    _add_password(command)
    _command(commands, "users", _users, "list the accounts as JSON")
    command = _command(commands, "remove-user", _remove_user, "let somebody sign in no more; what he did is kept")
    command.add_argument("name", metavar="NAME")


def _add_common(parser: argparse.ArgumentParser, db: str | None, lang: str, acting: str | None) -> None:
    """What may stand before the command or after it."""
    parser.add_argument(
        "--db", default=db, help="the database file; default: $MONITORING_DB or data/monitoring.duckdb"
    )
    parser.add_argument(
        "--as", dest="acting", metavar="NAME", default=acting, help="act with the rights of this account alone"
    )
    parser.add_argument("--lang", choices=list(catalogue.LANGUAGES), default=lang, help="language of the messages")


def _command(commands, name: str, run, what: str) -> argparse.ArgumentParser:
    command = commands.add_parser(name, help=what, description=what)
    # What is not said after the command stays as it was said before it.
    _add_common(command, argparse.SUPPRESS, argparse.SUPPRESS, argparse.SUPPRESS)
    # Only what puts something in may begin a database: a mistyped --db is no empty department.
    takes = name if name in ("query", "report", "template", "trace", "original") else ""
    command.set_defaults(run=run, takes=takes, begins=name in ("import-form", "submit", "sample", "add-user"))
    return command


def _add_password(command: argparse.ArgumentParser):
    """How a password comes in; returns the group of what excludes it."""
    ways = command.add_mutually_exclusive_group()
    ways.add_argument(
        "--password-stdin", action="store_true", help="read the password from standard input, its first line"
    )
    return ways


def _person(database: Database, name: str | None) -> Person:
    """Who acts: the account of this ``name``; without one whoever can open the file, who could do everything."""
    if name is None:
        return people.OPERATOR
    account = database.accounts.get(name)
    if account is None or account.is_disabled:
        raise MonitoringError(_("There is no account “{name}” that may sign in.").format(name=name))
    return people.of_account(account)


def _add_by(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--by", type=_name, default=_this_user(), help="who does this; default: the user of this computer"
    )


def _name(text: str) -> str:
    if not text.strip():
        raise argparse.ArgumentTypeError(_("a name is needed"))
    return text.strip()


def _year(text: str) -> int:
    if not (text.isascii() and text.isdecimal() and 2000 <= int(text) <= 2100):
        raise argparse.ArgumentTypeError(_("a year such as 2023 is needed"))
    return int(text)


def _this_user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        # An account without a name, as in some containers.
        return _("command line")


def _import_form(database: Database, options) -> int:
    """Read all files first: with one form refused, none is imported. Prints one JSON document."""
    read = [reading for file in options.files for reading in review.readings(_sheets(file), options.year)]
    if options.department and len({reading.form.department_name for reading in read}) > 1:
        raise WrongUse(_("--department names one code, and these are the forms of several departments."))
    reports = [_form_report(database, reading) for reading in read]
    refused = [reading for reading in read if not reading.is_good]
    unaccepted = [] if options.accept_changes else [report for report in reports if report.get("changes")]
    if not (refused or unaccepted or options.dry_run):
        for reading, report in zip(read, reports, strict=True):
            report |= _put_in_force(database, reading, options)
    _print_json(reports[0] if len(reports) == 1 else reports)
    for reading in refused:
        refusal = _("{file}: nothing was imported, because the form has errors.")
        print(refusal.format(file=_place(reading)), file=sys.stderr)
    for report in unaccepted:
        _print_changes(report)
    for reading in read:
        _print_reasons(reading.form.problems)
        if final_figures.has_any(reading.form) and not options.final_values:
            notice = _("{file}: the form has final values of the year; --final-values stores them too, as December's.")
            print(notice.format(file=_place(reading)), file=sys.stderr)
    return 1 if refused or (unaccepted and not options.dry_run) else 0


def _print_changes(report: dict) -> None:
    """What a form would change of the one in force, a sentence each, on standard error."""
    told = _("{file}: this form changes the one in force in {count} places; --accept-changes puts it in force.")
    print(told.format(file=report["file"], count=len(report["changes"])), file=sys.stderr)
    for change in report["changes"]:
        print(f"  {differences.sentence(change)}", file=sys.stderr)


def _place(reading: Reading) -> str:
    """File and sheet of a form, as far as it has one."""
    return " · ".join(filter(None, (reading.cells.file_name, reading.cells.sheet)))


def _form_report(database: Database, reading: Reading) -> dict:
    cells, form = reading.cells, reading.form
    report = {"file": cells.file_name, "sheet": cells.sheet, "encoding": cells.encoding, **summary(form)}
    if reading.is_good:
        report["changes"] = target_forms.form_changes(database, form)
    return report


def _put_in_force(database: Database, reading: Reading, options) -> dict:
    cells, form = reading.cells, reading.form
    code = target_forms.department_code_for(database, form.department_name, options.department)
    try:
        number, _code = target_forms.import_form(database, cells, form, options.by, code)
        stored = {"submission_id": number, "department_code": code}
    except AlreadySubmitted as same:
        print(same, file=sys.stderr)
        stored = {"submission_id": same.submission_id, "already_submitted": True}
    if options.final_values:
        stored["final_values"] = _store_final_values(database, reading, code, options)
    return stored


def _store_final_values(database: Database, reading: Reading, code: str, options) -> list[dict]:
    """Commit what a self-evaluation says of the year's end, checked like a monthly file; what is not, is said."""
    files, remarks = final_figures.files(database, reading.form, code, reading.cells.file_name)
    for remark in remarks:
        print(remark, file=sys.stderr)
    stored = []
    for cells in files.values():
        what = monthly_files.preview(database, cells)
        _print_reasons(what.problems)
        stored.append(_summary(what) | (_store(database, what, options.by) if what.can_commit else {}))
    return stored


def _submit(database: Database, options) -> int:
    """Check all files first: with one refused, none is stored. Prints JSON lines: problems, then a line a file."""
    chosen = [monthly_files.one_sheet(database, _sheets(file), options.sheet) for file in options.files]
    previews = [monthly_files.preview(database, cells) for cells in chosen]
    for what in previews:
        for problem in what.problems:
            _print_json({"file": what.cells.file_name, **problem.as_dict()}, indent=None)
    if bad := [what for what in previews if not what.can_commit]:
        if options.dry_run:
            for seen in filter(None, map(monthly_files.Preview.without_refused, previews)):
                _print_json(_summary(seen) | _effects(database, seen), indent=None)
        for what in bad:
            _print_reasons(what.problems)
            refusal = _("{file}: nothing was stored, because the file has errors.")
            print(refusal.format(file=what.cells.file_name), file=sys.stderr)
        return 1
    for what in previews:
        _print_reasons(what.problems)
        outcome = (
            _effects(database, what) if options.dry_run else _store(database, what, options.by, options.illustrative)
        )
        _print_json(_summary(what) | outcome, indent=None)
    return 0


def _effects(database: Database, what: monthly_files.Preview) -> dict:
    """What the commit would change, of a file with errors what the rows without one would."""
    return {"refused_rows": sorted(what.refused), "status_changes": consequences.effects(database, what)}


def _store(database: Database, what: monthly_files.Preview, by: str, is_illustrative: bool = False) -> dict:
    try:
        return {"submission_ids": monthly_files.commit(database, what, by, is_illustrative)}
    except AlreadySubmitted as same:
        print(same, file=sys.stderr)
        return {"submission_ids": [same.submission_id], "already_submitted": True}


def _summary(what: monthly_files.Preview) -> dict:
    counts = {
        change: sum(row["change"] == change for row in what.changes) for change in ("new", "changed", "unchanged")
    }
    return {
        "file": what.cells.file_name,
        "encoding": what.cells.encoding,
        "kind": what.kind,
        "rows": len(what.rows),
        "left_empty": what.blank_count,
        **counts,
        "changes": [row for row in what.changes if row["change"] != "unchanged"],
    }


def _template(database: Database, options) -> int:
    known = reference.of(database)
    department = options.department or _only_department(known)
    if options.out and options.out.suffix.lower() == ".xlsx":
        content = monthly_files.template(database, options.kind, department, options.year, options.month)
    else:
        content = template.as_csv(options.kind, known, department, options.year, options.month)
    if options.out:
        with _sentence_for(options.out):
            options.out.write_bytes(content)
    else:
        sys.stdout.buffer.write(content)
    return 0


def _only_department(known: Reference) -> str:
    if len(known.departments) == 1:
        return next(iter(known.departments))
    if not known.departments:
        raise MonitoringError(_("There is no target form yet. Import one first: import-form FILE."))
    raise MonitoringError(
        _("There are several departments; say which with --department: {codes}.").format(
            codes=formats.listed(known.departments)
        )
    )


def _query(database: Database, options) -> int:
    given = {"year": options.year, "month": options.month, "department_code": options.department}
    given = {name: value for name, value in given.items() if value is not None}
    if surplus := given.keys() - set(queries.select(options.name).params):
        raise WrongUse(
            _("{name} cannot be filtered by {surplus}.").format(name=options.name, surplus=formats.listed(surplus))
        )
    known = {row["department_code"] for row in database.query("known_departments")}
    if options.department and options.department not in known:
        raise MonitoringError(
            _("There is no department {code}. There are: {codes}.").format(
                code=options.department, codes=formats.listed(sorted(known)) or formats.NOTHING
            )
        )
    if options.as_of is not None:
        rows = database.query_before(_end_of(options.as_of), options.name, **given)
    elif options.target_version is None:
        rows = database.query(options.name, **given)
    else:
        rows = target_versions.as_of(database, options.target_version, options.name, **given)
    if options.format == "json":
        _print_json(rows)
    else:
        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerow(database.columns(options.name))
        writer.writerows([[_exact(written_csv.guarded(value)) for value in row.values()] for row in rows])
    return 0


def _end_of(text: str) -> datetime:
    """The moment at which a past day, or today, ends. Raises ``WrongUse`` for any other text."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise WrongUse(_("“{text}” is no date. Write it as 2023-08-15.").format(text=text)) from None
    if day > date.today():
        raise WrongUse(_("{text} lies in the future; what will be known then, nobody can say.").format(text=text))
    return datetime.combine(day + timedelta(days=1), time.min)


def _report(database: Database, options) -> int:
    """Write the papers one by one; on standard error how far it is and what each still lacks. Prints a summary."""
    kind = kinds.kind(options.name)
    pattern = Occasion(options.department, options.year, options.month, options.round, options.place, options.task)
    wanted = batches.occasions(database, kind, replace(pattern, is_in_yuan=options.unit == "yuan"))
    is_folder = len(wanted) > 1 or options.out.is_dir()
    if is_folder:
        with _sentence_for(options.out):
            options.out.mkdir(parents=True, exist_ok=True)
    drafts, asked = 0, AskedOnce(database)
    for number, occasion in enumerate(wanted, start=1):
        paper = kind.make(asked, occasion)
        file = options.out / paper.file_name if is_folder else options.out
        with _sentence_for(file):
            file.write_bytes(paper.content)
        drafts += paper.is_draft
        print(f"[{number}/{len(wanted)}] {file}", file=sys.stderr)
        for lacking in paper.missing:
            print("  " + _("Draft: {sentence}").format(sentence=lacking.sentence), file=sys.stderr)
    _print_json({"paper": options.name, "written": len(wanted), "drafts": drafts, "to": str(options.out)})
    return 0


def _trace(database: Database, options) -> int:
    department = options.department or _only_department(reference.of(database))
    _print_json(trace.indicator(database, department, options.year, options.month, options.indicator))
    return 0


def _history(database: Database, options) -> int:
    _print_json(database.query("submission_history"))
    return 0


def _withdraw(database: Database, options) -> int:
    database.withdraw(options.submission_id, options.by)
    return 0


def _restore(database: Database, options) -> int:
    database.restore(int(options.what), options.by)
    return 0


def _put_back(path: Path, copy: Path) -> int:
    """Let a copy be the database, which nobody has open."""
    kept = copies.put_back(path, copy)
    said = (
        _("{copy} is the database {path} now.")
        if kept is None
        else _("{copy} is the database {path} now; what was there is {kept}.")
    )
    print(said.format(copy=copy, path=path, kept=kept))
    return 0


def _close_month(database: Database, options) -> int:
    department = options.department or _only_department(reference.of(database))
    closing.close(database, department, options.year, options.month, options.by, options.reason)
    return 0


def _reopen_month(database: Database, options) -> int:
    department = options.department or _only_department(reference.of(database))
    closing.reopen(database, department, options.year, options.month, options.by, options.reason)
    return 0


def _approve_month(database: Database, options) -> int:
    approvals.approve(database, *_seen_month(database, options), options.reason)
    return 0


def _return_month(database: Database, options) -> int:
    approvals.give_back(database, *_seen_month(database, options), options.reason)
    return 0


def _seen_month(database: Database, options) -> tuple[str, int, int, str, int]:
    """Which month is decided on and by whom, and the version of the department's year, which nobody else has open."""
    department = options.department or _only_department(reference.of(database))
    forms = database.query("departments", department_code=department, year=options.year)
    version = forms[0]["data_version"] if forms else 0
    return department, options.year, options.month, options.by, version


def _original(database: Database, options) -> int:
    found = [row for row in database.query("submission_history") if row["submission_id"] == options.submission_id]
    if not found:
        raise UnknownName(_("There is no submission {number}.").format(number=options.submission_id))
    kept = originals.kept_file(database, found[0])
    if kept is None:
        raise MonitoringError(originals.why_not_kept(database))
    _refuse_existing(options.file)
    with _sentence_for(options.file):
        options.file.write_bytes(database.original(kept["original_sha256"]))
    return 0


def _refuse_existing(file: Path) -> None:
    if file.exists():
        raise MonitoringError(_("{file} exists already and is left as it is. Choose another name.").format(file=file))


def _backup(database: Database, options) -> int:
    _refuse_existing(options.file)
    with _sentence_for(options.file):
        database.backup(options.file)
    return 0


def _add_user(database: Desk, options) -> int:
    password = None if options.elsewhere else _password(options)
    accounts.add(database, options.name, password, options.role, options.department)
    return 0


def _set_password(database: Desk, options) -> int:
    accounts.set_password(database, options.name, _password(options))
    return 0


def _users(database: Desk, options) -> int:
    _print_json(
        [
            {
                "name": account.name,
                "roles": sorted(account.roles),
                "departments": None if account.departments is None else sorted(account.departments),
                "is_disabled": account.is_disabled,
                "signs_in_elsewhere": not account.has_password,
            }
            for account in database.accounts().values()
        ]
    )
    return 0


def _remove_user(database: Desk, options) -> int:
    accounts.disable(database, options.name)
    return 0


def _password(options) -> str:
    """A password, typed twice and not shown, or from standard input."""
    if options.password_stdin:
        return sys.stdin.readline().rstrip("\r\n")
    password = getpass.getpass(_("Password: "))
    if getpass.getpass(_("Once more: ")) != password:
        raise MonitoringError(_("The two passwords are not the same; nothing was done."))
    return password


def _export(database: Database, options) -> int:
    database.export(options.folder)
    return 0


def _import(database: Database, options) -> int:
    """Say how much the new database has."""
    count = len(database.query("submission_history"))
    said = _("{path} has everything of {folder}: {count} submissions.")
    print(said.format(path=database.path, folder=options.folder, count=count))
    return 0


def _check(database: Database, options) -> int:
    """Print a sentence for whatever is not as it was stored, on standard error."""
    differences = database.differences()
    for difference in differences:
        print(difference, file=sys.stderr)
    if differences:
        advice = _("{path} was changed past this program. A copy has what was stored: restore FILE, then check.")
        print(advice.format(path=database.path), file=sys.stderr)
        return 1
    print(_("{path}: every table can be read, and everything is as it was stored.").format(path=database.path))
    return 0


def _sample(database: Database, options) -> int:
    start.load_sample(database)
    return 0


def _sheets(file: Path) -> list[Cells]:
    return bounded_reading.read_all(file.name, _content(file))


def _content(file: Path) -> bytes:
    with _sentence_for(file):
        return file.read_bytes()


@contextmanager
def _sentence_for(file: Path):
    """Turn what the operating system says of ``file`` into a sentence."""
    try:
        yield
    except OSError as error:
        raise MonitoringError(
            _("{file} cannot be read or written: {reason}.").format(file=file, reason=error.strerror)
        ) from error


def _print_reasons(problems) -> None:
    """The errors and warnings among ``problems`` as sentences, on standard error; a script may not read the rest."""
    for problem in problems:
        if problem.severity != "notice":
            parts = (problem.cell or problem.row, problem.item, problem.column)
            place = " · ".join(str(part) for part in parts if part)
            print(f"{place}: {problem.problem} {problem.hint}".lstrip(": "), file=sys.stderr)


def _print_json(value, indent: int | None = 2) -> None:
    print(json.dumps(value, ensure_ascii=False, indent=indent, default=_plain))


def _exact(value):
    """A value as CSV has it: every decimal place that is there."""
    return f"{value.normalize():f}" if isinstance(value, Decimal) else _plain(value)


def _plain(value):
    """A value as JSON and CSV have it: decimals as numbers without trailing zeros, dates in ISO form."""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime | date):
        return value.isoformat(sep=" ")
    return value


if __name__ == "__main__":
    sys.exit(main())
