"""The licence of every package of the locks, from its own metadata: ``make licences`` lists them.

Ends with 1 where one is not known, or is none that we take.
"""

import re
import sys
from functools import cache
from importlib import metadata

import installed
from license_expression import ExpressionError, get_spdx_licensing

SPDX = get_spdx_licensing()
# Whoever takes the product, changes it or sells it is bound by none of these to give away what is his.
TAKEN = {
    "0BSD",
    "Apache-2.0",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "CC0-1.0",
    "CNRI-Python",
    "MIT",
    "MIT-0",
    "MIT-CMU",
    # They bind only those who change the package itself, which stays one of its own that anybody can replace.
    "LGPL-2.1-only",
    "MPL-2.0",
    "PSF-2.0",
    "Zlib",
}
# What packages say that do not use the names of SPDX.
OTHER_NAMES = {
    "3-Clause BSD License": "BSD-3-Clause",
    "Apache 2.0": "Apache-2.0",
    "Apache License 2.0": "Apache-2.0",
    "Apache Software License": "Apache-2.0",
    "BSD": "BSD-2-Clause OR BSD-3-Clause",
    "BSD 2-Clause License": "BSD-2-Clause",
    "BSD License": "BSD-2-Clause OR BSD-3-Clause",
    "BSD-3-Clause, Apache-2.0, dependency licenses": "BSD-3-Clause AND Apache-2.0",
    "MIT License": "MIT",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "PSFL": "PSF-2.0",
    "Python Software Foundation License": "PSF-2.0",
}


def licence(about) -> str:
    """The licence that the metadata of a package name, as an expression of SPDX; empty where it is not known."""
    known = [about["License-Expression"], about["License"]]
    classified = (line for line in about.get_all("Classifier") or () if line.startswith("License :: "))
    known.append(" AND ".join(f"({_named(line.rpartition(' :: ')[2])})" for line in classified))
    return next(filter(None, map(_named, known)), "")


def _named(said: str | None) -> str:
    """What is said as an expression of SPDX; nothing where it is none, such as the whole text of a licence."""
    expression = OTHER_NAMES.get(said or "", said or "")
    return expression if expression and _parsed(expression) is not None else ""


@cache
def _parsed(expression: str):
    try:
        return SPDX.parse(expression, validate=True)
    except ExpressionError:
        return None


def is_taken(expression: str) -> bool:
    """Whether we take a package under these terms: all that hold together, one of those to choose from."""
    parsed = _parsed(expression) if expression else None
    return parsed is not None and _holds(parsed)


def _holds(node) -> bool:
    if isinstance(node, SPDX.AND):
        return all(map(_holds, node.args))
    if isinstance(node, SPDX.OR):
        return any(map(_holds, node.args))
    return node.render() in TAKEN


def of_locked() -> dict[str, str]:
    """Package → its licence, of all that this machine has of the lock."""
    names = installed.locked(installed.LOCK.read_text(encoding="utf-8"))
    return {name: licence(metadata.metadata(name)) for name in names}


def main() -> int:
    """Print every package with its licence; the number of those that we do not take decides how it ends."""
    found = of_locked()
    for name, expression in found.items():
        print(f"{name:28} {re.sub(r'[()]', '', expression) or 'not known'}")
    refused = [name for name, expression in found.items() if not is_taken(expression)]
    if refused:
        print(f"Not known, or not among those that tests/licences.py takes: {', '.join(refused)}.", file=sys.stderr)
    return int(bool(refused))


if __name__ == "__main__":
    sys.exit(main())
