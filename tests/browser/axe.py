"""axe-core, the checker of accessibility: fetched once by npm, kept outside of the repository."""

import shutil
import subprocess
import tarfile
import tempfile
from pathlib import Path

VERSION = "4.10.3"
FOLDER = Path(__file__).parent / "output" / "axe-core"


def script() -> Path | None:
    """The checker's script; none where it is not there yet and there is no npm to fetch it with."""
    file = FOLDER / f"axe-{VERSION}.min.js"
    if not file.exists() and shutil.which("npm"):
        _fetch(file)
    return file if file.exists() else None


def _fetch(file: Path) -> None:
    """Put the script at ``file``, whole or not at all: several test processes may fetch it at once."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=FOLDER) as folder:
        command = ["npm", "pack", f"axe-core@{VERSION}", "--silent", "--pack-destination", folder]
        if subprocess.run(command, cwd=folder, capture_output=True).returncode:
            return
        fetched = Path(folder) / "axe.min.js"
        with tarfile.open(Path(folder) / f"axe-core-{VERSION}.tgz") as packed:
            fetched.write_bytes(packed.extractfile("package/axe.min.js").read())
        fetched.replace(file)
