"""A reverse proxy that signs people in says in a header who asks. It is believed from its own addresses alone."""

from collections.abc import Iterable
from dataclasses import dataclass
from ipaddress import IPv4Network, IPv6Network, ip_address

from monitoring.access.headers import written
from monitoring.access.known import Known, is_name
from monitoring.access.peers import visitor_address
from monitoring.access.people import Person
from monitoring.access.sessions import Session
from monitoring.access.ways import Way


@dataclass
class TrustedProxy(Way):
    """Whoever the proxy at one of these ``networks`` names, once and plainly, is signed in.

    ``header`` has the name; ``roles_header`` and ``departments_header``, where they are named, lists with commas.
    Names of headers are in small letters, with hyphens. What comes from any other address, or twice, is no proof:
    the address is that of the connection, never one that a header claims.
    """

    known: Known
    networks: tuple[IPv4Network | IPv6Network, ...]
    header: str = "x-remote-user"
    roles_header: str = ""
    departments_header: str = ""
    name = "proxy"

    def __post_init__(self):
        self.headers = frozenset(filter(None, (self.header, self.roles_header, self.departments_header)))

    def is_configured(self) -> bool:
        return True

    def is_pretended(self, scope: dict) -> bool:
        return not self._is_proxy(scope) and any(written(name) in self.headers for name, _value in scope["headers"])

    def who_asks(self, scope: dict) -> Person | None:
        """Who the proxy says it is. Whom it names and nobody here knows is noted in the audit trail."""
        if not self._is_proxy(scope):
            return None
        person = self._named(scope)
        if person is None and any(name.lower() == self.header.encode() for name, _value in scope["headers"]):
            self.entrance.failures.failed("sign_in_failed", self._shown(scope), visitor_address(scope))
        return person

    def _named(self, scope: dict) -> Person | None:
        name = _only(scope["headers"], self.header)
        if name is None:
            return None
        roles, departments = (
            _listed(_only(scope["headers"], header)) if header else ()
            for header in (self.roles_header, self.departments_header)
        )
        return self.known.person(name, roles, departments)

    def _shown(self, scope: dict) -> str:
        """The name that the proxy says, for the audit trail; a sign for what is none."""
        name = _only(scope["headers"], self.header)
        return name if name and is_name(name) else "?"

    def person_of(self, session: Session) -> Person | None:
        return self.known.still(session.person)

    def _is_proxy(self, scope: dict) -> bool:
        client = scope.get("client")
        try:
            address = ip_address(client[0]) if client else None
        except ValueError:
            return False
        return address is not None and any(address in network for network in self.networks)


def _only(headers: Iterable[tuple[bytes, bytes]], name: str) -> str | None:
    """The value of a header that is there once; twice might be the proxy's and somebody else's."""
    found = [value for key, value in headers if key.lower() == name.encode()]
    try:
        return found[0].decode("utf-8") if len(found) == 1 else None
    except ValueError:
        return None


def _listed(text: str | None) -> list[str]:
    return [part.strip() for part in (text or "").split(",") if part.strip()]
