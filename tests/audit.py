"""Known weaknesses of the packages in the lock: ``make audit``. Ends with 1 where there is one.

The database of weaknesses lies on the internet. Where it cannot be reached that is said, and nothing fails.
"""

import json
import subprocess
import sys
from pathlib import Path

LOCK = Path(__file__).parent.parent / "requirements.txt"
NOT_REACHED = "No database of known weaknesses can be reached from here: the packages were not audited."


def audited() -> list[dict]:
    """Of each package of the lock what the database says: ``vulns``, or why it was skipped; nothing without it."""
    command = [sys.executable, "-m", "pip_audit", "--disable-pip", "--require-hashes", "--requirement", LOCK]
    quietly = ["--format", "json", "--progress-spinner", "off", "--timeout", "5"]
    done = subprocess.run([*command, *quietly], capture_output=True, text=True, check=False)
    try:
        return json.loads(done.stdout)["dependencies"]
    except (ValueError, KeyError):
        return []


def weaknesses(found: list[dict]) -> list[str]:
    """Each known weakness in a line."""
    return [
        f"{package['name']} {package['version']}: {weakness['id']}, {fixed(weakness)}"
        for package in found
        for weakness in package.get("vulns", ())
    ]


def fixed(weakness: dict) -> str:
    """Since which release a weakness is there no more."""
    releases = weakness.get("fix_versions")
    return f"fixed in {' and '.join(releases)}" if releases else "not fixed yet"


def sentence(found: list[dict]) -> str:
    """What an audit found, for whoever reads the end of a run."""
    asked = [package for package in found if "vulns" in package]
    if not asked:
        return NOT_REACHED
    if known := weaknesses(asked):
        return f"Known weaknesses of locked packages: {'; '.join(known)}. “make lock” renews the lock."
    unknown = len(found) - len(asked)
    return f"{len(asked)} locked packages have no known weakness" + (f"; {unknown} are not known." if unknown else ".")


if __name__ == "__main__":
    found = audited()
    print(sentence(found))
    sys.exit(bool(weaknesses(found)))
