"""axe-core, the checker of accessibility: fetched once from npm's registry, kept outside of the repository."""

import shutil
import subprocess
import tarfile
import tempfile
import urllib.request
from pathlib import Path

import pytest

VERSION = "4.10.3"
ADDRESS = f"https://registry.npmjs.org/axe-core/-/axe-core-{VERSION}.tgz"
SERIOUS = ("serious", "critical")
FOLDER = Path(__file__).parent / "output" / "axe-core"


def violations(page) -> list[str]:
    """What axe-core finds wrong that is serious: rule, element and why, for each place."""
    checker = script()
    if checker is None:
        pytest.skip("axe-core is not there, and the registry of npm cannot be reached")
    page.evaluate(checker.read_text(encoding="utf-8"))
    found = page.evaluate("options => axe.run(document, options)", {"resultTypes": ["violations"]})["violations"]
    return [
        f"{violation['id']}: {node['target']} {node['html'][:160]} {node['failureSummary'][:300]}"
        for violation in found
        if violation["impact"] in SERIOUS
        for node in violation["nodes"]
    ]


def script() -> Path | None:
    """The checker's script; none where it is not there yet and npm's registry cannot be reached."""
    file = FOLDER / f"axe-{VERSION}.min.js"
    if not file.exists():
        _fetch(file)
    return file if file.exists() else None


def _fetch(file: Path) -> None:
    """Put the script at ``file``, whole or not at all: several test processes may fetch it at once."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=FOLDER) as folder:
        packed = Path(folder) / f"axe-core-{VERSION}.tgz"
        if not _get(packed):
            return
        fetched = Path(folder) / "axe.min.js"
        with tarfile.open(packed) as package:
            fetched.write_bytes(package.extractfile("package/axe.min.js").read())
        fetched.replace(file)


def _get(packed: Path) -> bool:
    """Whether the package came: by npm, which knows its registry, else from the usual one."""
    if shutil.which("npm"):
        command = ["npm", "pack", f"axe-core@{VERSION}", "--silent", "--pack-destination", packed.parent]
        return subprocess.run(command, cwd=packed.parent, capture_output=True).returncode == 0
    try:
        urllib.request.urlretrieve(ADDRESS, packed)
    except OSError:
        return False
    return True
