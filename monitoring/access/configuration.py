"""Which ways in there are beside accounts with passwords, as the environment of the server says it."""

import os
from collections.abc import Callable, Mapping
from ipaddress import ip_network
from pathlib import Path

from monitoring.access.known import Known, roles_by_name
from monitoring.access.openid import OpenId
from monitoring.access.proxy import TrustedProxy
from monitoring.access.ways import Way
from monitoring.language.catalogue import gettext as _
from monitoring.problems import MonitoringError
from monitoring.store.database import Database

# What the web server reads before anything of ours: whose X-Forwarded-For it puts in the place of the real address. It
# believes this machine; then anybody here could claim to be the proxy. Nobody has this name.
BELIEVED, NOBODY = "FORWARDED_ALLOW_IPS", "none"
OPENID, PROXY = "MONITORING_OPENID_", "MONITORING_PROXY_"


def further_ways(database: Callable[[], Database], said: Mapping[str, str] = os.environ) -> tuple[Way, ...]:
    """The ways in that the environment configures. Raises ``MonitoringError`` where one is configured by halves."""
    found: list[Way] = []
    if openid := _of(said, OPENID):
        found.append(_openid(database, openid))
    if proxy := _of(said, PROXY):
        found.append(_proxy(database, proxy, said.get(BELIEVED)))
    return tuple(found)


def _of(said: Mapping[str, str], prefix: str) -> dict[str, str]:
    return {name.removeprefix(prefix): value for name, value in said.items() if name.startswith(prefix) and value}


def _openid(database: Callable[[], Database], said: dict[str, str]) -> OpenId:
    if file := said.get("CLIENT_SECRET_FILE"):
        said = said | {"CLIENT_SECRET": _content(file)}
    issuer, client, secret = (_needed(said, OPENID, name) for name in ("ISSUER", "CLIENT_ID", "CLIENT_SECRET"))
    if not issuer.startswith(("https://", "http://")):
        raise MonitoringError(
            _("{name} has to be an address that begins with https://.").format(name=f"{OPENID}ISSUER")
        )
    optional = {
        "url": "URL",
        "scope": "SCOPE",
        "name_claim": "NAME_CLAIM",
        "roles_claim": "ROLES_CLAIM",
        "departments_claim": "DEPARTMENTS_CLAIM",
    }
    given = {name: said[key] for name, key in optional.items() if key in said}
    return OpenId(_known(database, said, OPENID), issuer, client, secret, **given)


def _proxy(database: Callable[[], Database], said: dict[str, str], believed: str | None) -> TrustedProxy:
    networks = _needed(said, PROXY, "FROM").split(",")
    if believed != NOBODY:
        raise MonitoringError(
            _(
                "With {prefix}… the server has to be started with {name}={value}: else it puts an address that a "
                "header claims in the place of the proxy's."
            ).format(prefix=PROXY, name=BELIEVED, value=NOBODY)
        )
    try:
        trusted = tuple(ip_network(network.strip()) for network in networks)
        if everybody := next((network for network in trusted if network.prefixlen == 0), None):
            raise ValueError(_("{network} is everybody").format(network=everybody))
    except ValueError as error:
        raise MonitoringError(
            _("{name} has to list addresses or networks, such as 127.0.0.1,10.0.0.0/8: {reason}.").format(
                name=f"{PROXY}FROM", reason=error
            )
        ) from error
    optional = {"header": "HEADER", "roles_header": "ROLES_HEADER", "departments_header": "DEPARTMENTS_HEADER"}
    given = {name: said[key].strip().lower() for name, key in optional.items() if key in said}
    return TrustedProxy(_known(database, said, PROXY), trusted, **given)


def _known(database: Callable[[], Database], said: dict[str, str], prefix: str) -> Known:
    try:
        return Known(database, roles_by_name(said.get("ROLES", "")))
    except ValueError as error:
        raise MonitoringError(
            _("{name} has to say which role is which, such as reporter=budget-staff,viewer=all: {reason}.").format(
                name=f"{prefix}ROLES", reason=error
            )
        ) from error


def _needed(said: dict[str, str], prefix: str, name: str) -> str:
    if name not in said:
        raise MonitoringError(
            _("Sign-in is configured by halves: {name} is missing. docs/running.md says what is needed.").format(
                name=f"{prefix}{name}"
            )
        )
    return said[name].strip()


def _content(file: str) -> str:
    try:
        return Path(file).read_text(encoding="utf-8").strip()
    except (OSError, ValueError) as error:
        raise MonitoringError(
            _("{name} cannot be read: {file}.").format(name=f"{OPENID}CLIENT_SECRET_FILE", file=file)
        ) from error
