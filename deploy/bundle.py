"""Packs the product and every package of the lock for a machine without internet: ``make bundle PLATFORM=…``.

The archive has one folder, made to be unpacked over an earlier one: each release is a folder of its own within
``releases``, so that nothing of another release is mixed into it, and the data lie beside them, untouched.
"""

import argparse
import gzip
import hashlib
import io
import re
import subprocess
import sys
import tarfile
import tempfile
import time
import zipfile
from dataclasses import dataclass
from pathlib import Path

from monitoring import VERSION

ROOT = Path(__file__).parents[1]
FOLDER = "budget-monitoring"
TEMPLATES = ROOT / "deploy" / "bundled"
LOCK, DEVELOPMENT_LOCK = ROOT / "requirements.txt", ROOT / "requirements-dev.txt"
PRODUCT = (
    ".streamlit",
    "CHANGELOG.md",
    "LICENSE",
    "README.md",
    "README.zh-CN.md",
    "SECURITY.md",
    "dashboard.py",
    "data",
    "deploy",
    "docs",
    "locale",
    "monitoring",
    "pages",
    "queries",
    "reports",
)
# The C library that a wheel may ask for at most: that of the domestic systems in use (Kylin V10, UOS 20, openEuler).
GLIBC = range(17, 29)
# Wheels are packed already: to pack them once more takes as long as fetching them, and saves one byte in a hundred.
EFFORT = 0


@dataclass(frozen=True)
class Platform:
    """A kind of machine: its Python unless another is asked for, its names in uv and in the tags of wheels."""

    python: str
    uv: str
    tags: tuple[str, ...]

    @property
    def is_windows(self) -> bool:
        return self.uv == "windows"


def _linux(machine: str) -> Platform:
    tags = (f"manylinux2014_{machine}", *(f"manylinux_2_{minor}_{machine}" for minor in GLIBC))
    return Platform("3.11", f"{machine}-manylinux_2_28", tags)


PLATFORMS = {
    "win_amd64": Platform("3.13", "windows", ("win_amd64",)),
    "manylinux_x86_64": _linux("x86_64"),
    "manylinux_aarch64": _linux("aarch64"),
}


@dataclass(frozen=True)
class Member:
    """A file of the archive: its place below the folder, its content, whether it is run."""

    name: str
    content: bytes
    is_run: bool = False


def bundle(name: str, python: str, target: Path) -> Path:
    """Write the archive of the platform ``name`` into the folder ``target``, its checksum beside it; returns it."""
    platform = PLATFORMS[name]
    listed = needed(platform, python)
    with tempfile.TemporaryDirectory() as folder:
        wheels = fetch(listed, platform, python, Path(folder))
        members = contents(platform, python, listed, wheels)
    target.mkdir(parents=True, exist_ok=True)
    archive = target / f"{FOLDER}-{VERSION}-{name}-python{python}{'.zip' if platform.is_windows else '.tar.gz'}"
    pack(members, archive, committed_at())
    checksum = hashlib.sha256(archive.read_bytes()).hexdigest()
    archive.with_name(archive.name + ".sha256").write_text(f"{checksum}  {archive.name}\n", encoding="ascii")
    return archive


def needed(platform: Platform, python: str) -> str:
    """The packages of the lock that this platform needs, with their hashes, and pip, which installs them there.

    pip itself would judge by the machine that it runs on.
    """
    command = ["uv", "pip", "compile", "--quiet", "--no-config", "--no-header", "--no-annotate", "--generate-hashes"]
    # Without a Python named, uv would look for one of the target's version, and try to fetch it.
    of_platform = ["--python", sys.executable, "--python-platform", platform.uv, "--python-version", python]
    listed = _run(*command, *of_platform, "--only-binary", ":all:", "--constraints", LOCK, LOCK)
    (pip,) = re.findall(r"^pip==.*(?:\n    --hash=.*)+", DEVELOPMENT_LOCK.read_text(encoding="utf-8"), re.MULTILINE)
    return f"{listed.strip()}\n{pip}\n"


def fetch(listed: str, platform: Platform, python: str, folder: Path) -> list[Path]:
    """The wheels of a list, fetched into a folder; each has one of the hashes that the list names."""
    file = folder / "requirements.txt"
    file.write_text(listed, encoding="utf-8")
    abi = f"cp{python.replace('.', '')}"
    fits = [f"--platform={tag}" for tag in platform.tags] + [f"--abi={one}" for one in (abi, "abi3", "none")]
    command = ["pip", "download", "--quiet", "--only-binary=:all:", "--no-deps", "--require-hashes"]
    _run(*command, f"--python-version={python}", "--implementation=cp", *fits, "--dest", folder, "-r", file)
    return sorted(folder.glob("*.whl"))


def contents(platform: Platform, python: str, listed: str, wheels: list[Path]) -> list[Member]:
    """Every file of the archive, in an order that is always the same."""
    product = [Member(name, (ROOT / name).read_bytes()) for name in product_files()]
    product += [Member("requirements.txt", listed.encode())]
    release = f"{VERSION}-{_fingerprint(product)}"
    product += [Member(f"wheels/{wheel.name}", wheel.read_bytes()) for wheel in wheels]
    (pip,) = (wheel.name for wheel in wheels if wheel.name.startswith("pip-"))
    words = {"@RELEASE@": release, "@PYTHON@": python, "@PIP@": pip}
    members = [Member(f"releases/{release}/{one.name}", one.content) for one in product]
    return sorted([*members, *_beside(platform, words)], key=lambda one: one.name)


def product_files() -> list[str]:
    """The files of the product that are under version control: nothing that lies about, no data."""
    found = subprocess.run(["git", "ls-files", "-z", *PRODUCT], cwd=ROOT, capture_output=True, check=True)
    return sorted(name for name in found.stdout.decode().split("\0") if name and (ROOT / name).exists())


def _fingerprint(members: list[Member]) -> str:
    digest = hashlib.sha256()
    for one in members:
        digest.update(f"{one.name}\0{hashlib.sha256(one.content).hexdigest()}\n".encode())
    return digest.hexdigest()[:8]


def _beside(platform: Platform, words: dict[str, str]) -> list[Member]:
    """What stands in the folder itself: how to start, what to read."""
    names = {"run.cmd": True} if platform.is_windows else {"run.sh": True}
    members = []
    for name, is_run in (names | {"README.txt": False, "README.zh-CN.txt": False, "fits.py": False}).items():
        text = (TEMPLATES / name).read_text(encoding="utf-8")
        for word, value in words.items():
            text = text.replace(word, value)
        # Notepad knows by the mark that it is UTF-8; the command interpreter takes no mark.
        mark = "\ufeff" if platform.is_windows and name.endswith(".txt") else ""
        lines = text.replace("\n", "\r\n") if platform.is_windows else text
        members.append(Member(name, (mark + lines).encode(), is_run))
    return members


def committed_at() -> int:
    """Seconds since 1970 of the last commit: every file of an archive is from then."""
    said = subprocess.run(["git", "log", "-1", "--format=%ct"], cwd=ROOT, capture_output=True, text=True, check=True)
    return int(said.stdout)


def pack(members: list[Member], archive: Path, seconds: int) -> None:
    """Write an archive whose bytes depend on nothing but its members and the time that they are given."""
    if archive.suffix == ".zip":
        _pack_zip(members, archive, time.gmtime(seconds)[:6])
    else:
        _pack_tar(members, archive, seconds)


def _pack_zip(members: list[Member], archive: Path, moment: tuple) -> None:
    with zipfile.ZipFile(archive, "w") as packed:
        for one in members:
            about = zipfile.ZipInfo(f"{FOLDER}/{one.name}", moment)
            about.external_attr = (0o100755 if one.is_run else 0o100644) << 16
            about.compress_type = zipfile.ZIP_STORED if one.name.endswith(".whl") else zipfile.ZIP_DEFLATED
            packed.writestr(about, one.content)


def _pack_tar(members: list[Member], archive: Path, seconds: int) -> None:
    with (
        archive.open("wb") as file,
        gzip.GzipFile("", "wb", EFFORT, file, mtime=seconds) as zipped,
        tarfile.open(fileobj=zipped, mode="w", format=tarfile.PAX_FORMAT) as packed,
    ):
        for one in members:
            about = tarfile.TarInfo(f"{FOLDER}/{one.name}")
            about.size, about.mtime, about.mode = len(one.content), seconds, 0o755 if one.is_run else 0o644
            packed.addfile(about, io.BytesIO(one.content))


def _run(module: str, *arguments) -> str:
    """What a module of Python's prints; where it fails, what it says is the error."""
    done = subprocess.run(
        [sys.executable, "-m", module, *map(str, arguments)], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if done.returncode:
        sys.exit(done.stderr)
    return done.stdout


def main() -> None:
    """Pack for one platform and say where the archive is, and how large."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("platform", choices=PLATFORMS)
    parser.add_argument("--python", help="such as 3.12; default: 3.13 on Windows, 3.11 on Linux")
    parser.add_argument("--into", type=Path, default=ROOT / "dist")
    options = parser.parse_args()
    archive = bundle(options.platform, options.python or PLATFORMS[options.platform].python, options.into)
    print(f"{archive}  {archive.stat().st_size / 1e6:.0f} MB")


if __name__ == "__main__":
    main()
