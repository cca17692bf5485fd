"""The archive for machines without internet: what is in it, and that it starts where there is no network."""

import hashlib
import json
import platform
import re
import runpy
import shutil
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from pathlib import Path

import bundle
import pytest
from bundle import FOLDER, PLATFORMS, ROOT, Member

from monitoring import VERSION

PYTHON = "{}.{}".format(*sys.version_info[:2])
HERE = Path(__file__).parent
FITS = runpy.run_path(str(ROOT / "deploy" / "bundled" / "fits.py"))


def packed_for(name: str, tmp_path) -> dict[str, bytes]:
    """The members of a bundle whose wheels are not the real ones."""
    wheels = [tmp_path / wheel for wheel in ("one-1.0-py3-none-any.whl", "pip-26.3-py3-none-any.whl")]
    for wheel in wheels:
        wheel.write_bytes(b"wheel")
    return {one.name: one.content for one in bundle.contents(PLATFORMS[name], "3.11", "one==1.0\n", wheels)}


@pytest.mark.parametrize(("name", "runs"), [("win_amd64", "run.cmd"), ("manylinux_aarch64", "run.sh")])
def test_a_release_is_a_folder_of_its_own_and_no_data_are_in_the_archive(tmp_path, name, runs):
    names = set(packed_for(name, tmp_path))
    (release,) = {one.split("/")[1] for one in names if one.startswith("releases/")}
    assert re.fullmatch(rf"{re.escape(VERSION)}-[0-9a-f]{{8}}", release)
    beside = {one for one in names if not one.startswith("releases/")}
    assert beside == {runs, "README.txt", "README.zh-CN.txt", "fits.py"}
    assert not [one for one in names if one.endswith((".duckdb", ".pyc"))]


def test_what_the_product_needs_is_in_it(tmp_path):
    names = {one.split("/", 2)[-1] for one in packed_for("manylinux_x86_64", tmp_path)}
    needed = {"dashboard.py", ".streamlit/config.toml", "requirements.txt", "wheels/pip-26.3-py3-none-any.whl"}
    folders = ("monitoring", "pages", "queries", "locale", "data", "reports")
    kinds = {".py", ".sql", ".po", ".jinja", ".css", ".js", ".csv", ".txt"}
    files = (file for folder in folders for file in (ROOT / folder).rglob("*") if file.suffix in kinds)
    assert needed | {str(file.relative_to(ROOT)) for file in files} <= names


def test_what_starts_it_names_the_release_the_python_and_its_pip(tmp_path):
    for name, runs in (("win_amd64", "run.cmd"), ("manylinux_x86_64", "run.sh")):
        members = packed_for(name, tmp_path)
        text = members[runs].decode()
        assert "@" not in text.replace("@echo off", "").replace('"$@"', "")
        assert "pip-26.3-py3-none-any.whl" in text
        assert "releases" in text and VERSION in text


def test_windows_gets_its_own_line_ends_and_marks(tmp_path):
    members = packed_for("win_amd64", tmp_path)
    for name in ("run.cmd", "README.txt", "README.zh-CN.txt"):
        assert members[name].count(b"\r\n") == members[name].count(b"\n") > 20
    assert members["README.zh-CN.txt"].decode("utf-8-sig").startswith("预算绩效监控看板")
    # The command interpreter reads in the code page of its country.
    assert members["run.cmd"].isascii()


@pytest.mark.parametrize("suffix", [".zip", ".tar.gz"])
def test_an_archive_depends_on_nothing_but_what_is_in_it(tmp_path, suffix):
    members = [Member("run.sh", b"#!/bin/sh\n", is_run=True), Member("releases/1/wheels/a.whl", bytes(1000))]
    first, second = (tmp_path / f"{number}{suffix}" for number in (1, 2))
    for archive in (first, second):
        bundle.pack(members, archive, 1_700_000_000)
    assert first.read_bytes() == second.read_bytes()
    shutil.unpack_archive(first, tmp_path / "unpacked")
    assert (tmp_path / "unpacked" / FOLDER / "releases/1/wheels/a.whl").read_bytes() == bytes(1000)
    if suffix == ".zip":
        with zipfile.ZipFile(first) as packed:
            modes = {one.filename: one.external_attr >> 16 for one in packed.infolist()}
    else:
        with tarfile.open(first) as packed:
            modes = {one.name: one.mode for one in packed}
    assert modes[f"{FOLDER}/run.sh"] & 0o111


def test_a_wrong_python_or_machine_is_said_in_both_languages(tmp_path):
    wheels = tmp_path / "wheels"
    wheels.mkdir()
    other = "aarch64" if platform.machine() == "x86_64" else "x86_64"
    (wheels / f"one-1.0-cp311-cp311-manylinux_2_28_{other}.whl").write_bytes(b"")
    wrong_python, wrong_machine = FITS["reasons"]("3.9", str(tmp_path))
    assert "Python 3.9 is needed" in wrong_python and "需要 Python 3.9" in wrong_python
    assert f"is for {other}" in wrong_machine
    assert list(FITS["reasons"](PYTHON, str(tmp_path))) == [wrong_machine]


def test_the_longest_path_of_an_environment_is_as_long_as_windows_is_told():
    packages = Path(sys.prefix) / "lib" / f"python{PYTHON}" / "site-packages"
    longest = max(
        len(str(file.relative_to(packages))) for file in (packages / "streamlit").rglob("*") if file.suffix != ".pyc"
    )
    assert len("environment/Lib/site-packages/") + longest <= FITS["LONGEST_OF_A_PACKAGE"]


def test_the_documentation_names_the_python_of_each_platform():
    text = (ROOT / "docs" / "running.md").read_text(encoding="utf-8")
    for name, about in PLATFORMS.items():
        assert re.search(rf"`{name}`.*\b{re.escape(about.python)}\b", text), name


# From here on packages are fetched, and a real environment is made of them.


@pytest.mark.bundle
def test_a_platform_gets_the_packages_that_it_needs_in_the_versions_of_the_lock():
    lock = dict(re.findall(r"^([a-z0-9-]+)==(\S+)", bundle.LOCK.read_text(encoding="utf-8"), re.MULTILINE))
    for name, about in PLATFORMS.items():
        listed = dict(re.findall(r"^([a-z0-9-]+)==(\S+)", bundle.needed(about, about.python), re.MULTILINE))
        assert listed.pop("pip")
        assert listed.items() <= lock.items()
        assert ("uvloop" in listed) is (not about.is_windows), name


@pytest.fixture
def office():
    """A folder into which a bundle for this machine was unpacked, and the archive."""
    if platform.system() != "Linux" or subprocess.run(["unshare", "-rn", "true"], check=False).returncode:
        pytest.skip("No network namespace can be made here, so that a start without a network cannot be tried.")
    with tempfile.TemporaryDirectory() as folder:
        archive = bundle.bundle(f"manylinux_{platform.machine()}", PYTHON, Path(folder) / "dist")
        shutil.unpack_archive(archive, folder, filter="data")
        yield Path(folder) / FOLDER, archive


def started(folder: Path) -> dict:
    """What ``/health`` says of the bundle in ``folder``, started where nothing but the machine itself is reached."""
    clean = {"PATH": "/usr/local/bin:/usr/bin:/bin", "PYTHON": sys.executable}
    command = ["unshare", "-rn", sys.executable, HERE / "without_network.py", "8501", folder / "run.sh"]
    done = subprocess.run(command, env=clean, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.mark.bundle
def test_a_bundle_starts_without_a_network_and_an_upgrade_keeps_the_data(office):
    folder, archive = office
    checksum = archive.with_name(archive.name + ".sha256").read_text(encoding="ascii")
    assert checksum == f"{hashlib.sha256(archive.read_bytes()).hexdigest()}  {archive.name}\n"
    (folder / "settings.sh").write_text('export MONITORING_DB="$here/figures/office.duckdb"\n')
    health = started(folder)
    assert (health["status"], health["version"], health["interfaces"]) == ("ok", VERSION, ["lo"])
    # The next release comes over this one: what was set and stored stays.
    shutil.unpack_archive(archive, folder.parent, filter="data")
    history = subprocess.run([folder / "run.sh", "history"], capture_output=True, text=True, check=True)
    assert [row["kind"] for row in json.loads(history.stdout)] == ["spending", "actuals", "targets"]
    assert sorted(file.name for file in (folder / "figures").glob("*.duckdb")) == ["office.duckdb"]
