"""Known weaknesses of the packages: found, or said that they could not be looked for."""

import audit

GOOD = {"name": "good", "version": "1.0", "vulns": []}
BAD = {"name": "bad", "version": "2.0", "vulns": [{"id": "CVE-1", "fix_versions": ["2.1"]}, {"id": "CVE-2"}]}
SKIPPED = {"name": "skipped", "skip_reason": "not found"}


def test_the_packages_are_audited_and_what_was_found_is_said(record_property):
    """A weakness that becomes known makes no change of ours wrong: it is said at the end, and ``make audit`` fails."""
    said = audit.sentence(audit.audited())
    record_property("said_at_the_end", said)
    assert said.endswith(".")


def test_weaknesses_are_named_with_what_fixes_them():
    assert audit.weaknesses([GOOD, BAD]) == ["bad 2.0: CVE-1, fixed in 2.1", "bad 2.0: CVE-2, not fixed yet"]
    assert audit.sentence([GOOD, BAD]).startswith("Known weaknesses of locked packages: bad 2.0: CVE-1")


def test_packages_without_a_weakness_are_counted():
    assert audit.sentence([GOOD, SKIPPED]) == "1 locked packages have no known weakness; 1 are not known."


def test_where_no_package_could_be_asked_about_nothing_is_called_good():
    assert audit.sentence([]) == audit.sentence([SKIPPED]) == audit.NOT_REACHED
