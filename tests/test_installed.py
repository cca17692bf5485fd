"""The lock, and the sentence that says where an installed version differs from it."""

import re
from importlib import metadata

import installed
import pytest

LOCKS = [installed.LOCK, installed.LOCK.with_name("requirements.txt")]


def test_a_version_that_differs_from_the_lock_is_named_beside_the_tested_one():
    found = installed.differences({"pytest": metadata.version("pytest"), "babel": "2.0", "no-such-package": "1.0"})
    assert found == [
        f"babel {metadata.version('babel')} (tested with 2.0)",
        "no-such-package is missing (tested with 1.0)",
    ]
    assert installed.sentence(found).startswith("Installed is not what was tested: babel ")
    assert installed.sentence([]) == ""


def test_only_what_this_machine_needs_is_read_from_a_lock():
    lock = 'one==1.0 \\\n    --hash=sha256:ab\n    # via two\nthree==3.0 ; sys_platform == "no-such-system"\n'
    assert installed.locked(lock) == {"one": "1.0"}


@pytest.mark.parametrize("lock", LOCKS, ids=lambda file: file.stem)
def test_every_package_is_locked_to_one_version_with_its_hashes(lock):
    packages = re.findall(r"^([a-z0-9-]+)(.*(?:\n    --hash=.*)*)", lock.read_text(encoding="utf-8"), re.MULTILINE)
    assert len(packages) > 30
    for name, rest in packages:
        assert rest.startswith("==") and "--hash=sha256:" in rest, name


def test_both_locks_agree_and_have_what_the_lists_choose():
    everything, runtime = (installed.locked(lock.read_text(encoding="utf-8")) for lock in LOCKS)
    assert runtime.items() <= everything.items()
    for lock, versions in zip(LOCKS, (everything, runtime), strict=True):
        chosen = lock.with_suffix(".in").read_text(encoding="utf-8")
        names = re.findall(r"^([a-z0-9-]+)(?:\[\w+\])?>=", chosen, re.MULTILINE)
        assert names and set(names) <= versions.keys() | {"uvloop"}
