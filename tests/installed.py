"""Whether the packages installed here are those of the lock: what was tested and what is in use are then the same."""

from importlib import metadata
from pathlib import Path

from packaging.requirements import Requirement

LOCK = Path(__file__).parent.parent / "requirements-dev.txt"


def locked(text: str) -> dict[str, str]:
    """Package → the one version that the lock names, of those packages that this machine needs."""
    lines = (line.removesuffix("\\") for line in text.splitlines() if line and not line.startswith((" ", "#", "-")))
    needed = (line for line in map(Requirement, lines) if line.marker is None or line.marker.evaluate())
    return {line.name: str(line.specifier).removeprefix("==") for line in needed}


def differences(lock: dict[str, str]) -> list[str]:
    """Each package whose installed version is another than the ``lock``'s, as ``name 1.2 (tested with 1.1)``."""
    found = []
    for name, tested in lock.items():
        try:
            installed = metadata.version(name)
        except metadata.PackageNotFoundError:
            installed = "is missing"
        if installed != tested:
            found.append(f"{name} {installed} (tested with {tested})")
    return found


def sentence(found: list[str]) -> str:
    """What to say of ``differences``; nothing where there are none."""
    if not found:
        return ""
    return f"Installed is not what was tested: {', '.join(found)}. “make clean test” installs what the lock says."
