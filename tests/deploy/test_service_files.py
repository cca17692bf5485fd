"""The files of ``deploy/`` say what the product says: the same port, upload size, paths and health address."""

import configparser
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from collections import defaultdict
from pathlib import Path

import pytest
from streamlit import config

from monitoring.access import addresses

ROOT = Path(__file__).parents[2]
DEPLOY = ROOT / "deploy"
SERVER = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))["server"]
PORT = config._config_options_template["server.port"].value
PROXIES = {name: (DEPLOY / name).read_text(encoding="utf-8") for name in ("nginx.conf", "Caddyfile")}
CONTAINER = (DEPLOY / "Containerfile").read_text(encoding="utf-8").replace("\\\n", " ")
SERVICE = (DEPLOY / "budget-monitoring.service").read_text(encoding="utf-8")


def instructions() -> dict[str, list[str]]:
    """Instruction → what it is given, each time, in the last stage of the container file."""
    found = defaultdict(list)
    for line in CONTAINER.rpartition("\nFROM ")[2].splitlines()[1:]:
        if line and not line.startswith("#"):
            name, _space, rest = line.partition(" ")
            found[name].append(rest)
    return found


@pytest.mark.parametrize("name", PROXIES)
def test_a_proxy_leads_to_the_port_of_the_dashboard(name):
    led_to = set(re.findall(r"(?:proxy_pass http://|reverse_proxy )(\S+?)[; ]", PROXIES[name]))
    assert led_to == {f"127.0.0.1:{PORT}"}


@pytest.mark.parametrize("name", PROXIES)
def test_a_proxy_lets_through_as_large_a_file_as_the_dashboard_takes(name):
    (allowed,) = map(int, re.findall(r"(?:client_max_body_size|max_size) (\d+)(?:m|MB)", PROXIES[name]))
    # nginx counts in 1024, Caddy in 1000; what a browser puts around a file is less than a hundredth of it.
    least = SERVER["maxUploadSize"] * (1.024**2 if name == "Caddyfile" else 1)
    assert least < allowed <= least + 1


@pytest.mark.parametrize("name", PROXIES)
def test_a_proxy_shows_the_health_address_to_this_machine_only(name):
    assert "/health" in addresses.SINGLE
    text = PROXIES[name].partition("/health {" if name == "nginx.conf" else "@health_from_elsewhere {")[2]
    part = text.partition("respond")[0] if name == "Caddyfile" else text.partition("}")[0]
    assert "127.0.0.1" in part and "::1" in part
    assert "deny all" in part or "not remote_ip" in part


# What a trusted proxy may say in the name of a visitor.
SAID_BY_NOBODY = ["X-Remote-User", "X-Remote-Roles", "X-Remote-Departments"]


def test_nginx_lets_websockets_pass_and_says_who_was_asked_and_by_whom():
    set_anew = dict(re.findall(r"proxy_set_header (\S+) (\S+);", PROXIES["nginx.conf"]))
    assert set_anew == {
        "Host": "$http_host",
        "Upgrade": "$http_upgrade",
        "Connection": "$budget_monitoring_connection",
        "X-Forwarded-Host": "$http_host",
        "X-Forwarded-Proto": "$scheme",
        "X-Forwarded-For": "$remote_addr",
    } | dict.fromkeys(SAID_BY_NOBODY, '""')


def test_caddy_takes_away_what_a_visitor_says_of_who_he_or_she_is():
    assert re.findall(r"header_up -(\S+)", PROXIES["Caddyfile"]) == SAID_BY_NOBODY


def test_the_service_writes_into_the_folder_of_its_data_and_nowhere_else():
    parser = configparser.RawConfigParser(strict=False)
    parser.optionxform = str
    parser.read_string(SERVICE)
    service = dict(parser["Service"])
    assert (service["User"], service["ProtectSystem"], service["NoNewPrivileges"]) == (
        "budget-monitoring",
        "strict",
        "yes",
    )
    folder = f"/var/lib/{service['StateDirectory']}"
    assert service["ReadWritePaths"] == folder
    assert f"MONITORING_DB={folder}/monitoring.duckdb" in SERVICE
    assert service["ExecStart"].endswith(f"--server.port {PORT}")


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="systemd is not on this machine")
def test_systemd_finds_the_service_well_shut_off():
    def said(*arguments: str) -> str:
        command = ["systemd-analyze", *arguments, DEPLOY / "budget-monitoring.service"]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        return done.stdout + done.stderr

    # The product is not installed on the machine of the tests: nothing else is wrong.
    complaints = [line for line in said("verify").splitlines() if "budget-monitoring.service" in line]
    assert all("/opt/budget-monitoring/run.sh is not executable" in line for line in complaints), complaints
    (exposure,) = re.findall(r"exposure level for \S+: ([\d.]+)", said("security", "--offline=true"))
    assert float(exposure) < 2


def test_the_container_runs_as_somebody_without_rights_over_a_folder_of_data():
    said = instructions()
    assert said["USER"] == ["10001:10001"]
    assert said["VOLUME"] == ["/data"]
    assert "MONITORING_DB=/data/monitoring.duckdb" in said["ENV"][0]
    assert said["EXPOSE"] == [str(PORT)]
    # The Python of the tests.
    assert re.findall(r"^FROM (\S+)", CONTAINER, re.MULTILINE) == ["python:3.11-slim-bookworm"] * 2


def test_the_container_has_what_the_product_needs_and_no_database():
    copied = [source for line in instructions()["COPY"] for source in line.split()[:-1] if "--from" not in line]
    files = {str(file.relative_to(ROOT)) for source in copied for file in ROOT.glob(source)}
    assert all(any(ROOT.glob(source)) for source in copied)
    needed = {"dashboard.py", ".streamlit", "locale", "monitoring", "pages", "queries", "reports", "deploy/healthy.py"}
    samples = {str(file.relative_to(ROOT)) for kind in ("*.csv", "*.txt") for file in (ROOT / "data").glob(kind)}
    assert needed | samples <= files
    assert "data" not in files


def test_a_server_without_an_answer_is_not_well():
    """What the container asks: its script runs without any package, and says what it found."""
    (check,) = re.findall(r"CMD \[(.*)\]", instructions()["HEALTHCHECK"][0])
    assert [shlex.split(part)[0] for part in check.split(", ")] == ["python", "deploy/healthy.py"]
    command = [sys.executable, "-I", "-S", DEPLOY / "healthy.py", "9"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stdout.startswith("no_answer ")
