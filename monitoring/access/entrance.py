"""What door and pages ask: is sign-in configured, whose session is this, does it still hold, who asks."""

from collections import OrderedDict
from collections.abc import Callable

from monitoring.access.attempts import Attempts
from monitoring.access.noted_failures import NotedFailures
from monitoring.access.peers import visitor_address
from monitoring.access.people import NOBODY, OPERATOR, Person, of_account
from monitoring.access.sessions import Session, Sessions, key_of
from monitoring.access.ways import LocalAccounts, Way
from monitoring.language.catalogue import N_
from monitoring.store.accounts import Account
from monitoring.store.database import Database

# The name of the header in which the door tells pages whose session it is; from outside it is taken away.
HEADER = "monitoring-session"
HOW_TO_CONFIGURE = N_(
    "Without sign-in the dashboard is for this computer alone. To open it to others, stop it and make an "
    "administrator: python -m monitoring add-user NAME --role administrator"
)
# What the audit trail says of it.
PRETENDED = N_("a header that only the trusted proxy may send")
PAGES_KEPT = 10_000


class Entrance:
    """The one entrance of a server."""

    def __init__(self, database: Callable[[], Database], further_ways: tuple[Way, ...] = ()):
        self._database = database
        self.local = LocalAccounts(database)
        self.ways: dict[str, Way] = {}
        self.add_ways((self.local, *further_ways))
        self.sessions = Sessions()
        self.attempts = Attempts()
        self.failures = NotedFailures(self.note)
        # A page of Streamlit by its own number → the session that opened it.
        self._pages: OrderedDict[str, str] = OrderedDict()
        # Of ways that prove with each request who asks: the person → the session that stands for it.
        self._proven: dict[Person, str] = {}

    def add_ways(self, ways: tuple[Way, ...]) -> None:
        """Let people in by further ways as well."""
        for way in ways:
            way.entrance = self
            self.ways[way.name] = way

    def is_configured(self) -> bool:
        """Whether anybody can sign in; then everybody has to."""
        return any(way.is_configured() for way in self.ways.values())

    def has_further_ways(self) -> bool:
        """Whether the organisation signs people in, beside accounts with passwords."""
        return len(self.ways) > 1

    def sign_in(self, name: str, password: str, address: str) -> str | None:
        """The token of a new session for a local account; None where name and password do not fit.

        The attempt was begun at ``attempts``.
        """
        found = self.local.check(name, password)
        if found is None:
            # A password typed into the field of the name is not to be read by anybody.
            self.failures.failed("sign_in_failed", name if name in self._database().accounts else "?", address)
            return None
        self.attempts.succeeded(name, address)
        person, proof = found
        return self.begin(person, self.local.name, proof, address)

    def begin(self, person: Person, way: str, proof: str, address: str) -> str:
        """The token of a new session of a ``person`` whom a ``way`` knows."""
        self.note("signed_in", person.name, address)
        return self.sessions.begin(person, way, proof)

    def changed_password(self, account: Account, address: str) -> str:
        """Store an account with another password; the token of the session that goes on, all others have ended."""
        self._database().save_account(account)
        self.note("password_changed", account.name, address)
        self.attempts.succeeded(account.name, address)
        return self.sessions.begin(of_account(account), self.local.name, account.password_hash)

    def sign_out(self, token: str, address: str) -> Session | None:
        """End the session of a token; returns it, if there was one."""
        session = self.sessions.end(key_of(token))
        if session:
            self.note("signed_out", session.person.name, address)
        return session

    def key_of_request(self, scope: dict, token: str | None) -> str | None:
        """The key of the session that a request belongs to; None where nobody is signed in."""
        if token and self.session(key := key_of(token)):
            return key
        for way in self.ways.values():
            if person := way.who_asks(scope):
                return self._key_of_proven(person, way.name, visitor_address(scope))
        return None

    def is_pretended(self, scope: dict) -> bool:
        """Whether a request claims to come by a way by which it does not; that is noted."""
        if not any(way.is_pretended(scope) for way in self.ways.values()):
            return False
        self.failures.failed("refused", "?", visitor_address(scope), PRETENDED)
        return True

    def headers_of_ways(self) -> frozenset[str]:
        """The headers that a way reads, and nobody behind the door may see."""
        return frozenset().union(*(way.headers for way in self.ways.values()))

    def session(self, key: str | None) -> Session | None:
        """The session under a key, while it holds, with the roles that its person has now."""
        session = self.sessions.of_key(key) if key else None
        if session is None:
            return None
        person = self.ways[session.way].person_of(session)
        if person is None:
            self.sessions.end(key)
            return None
        session.person = person
        return session

    def person(self, key: str | None) -> Person:
        """Who is at a page with this key; without sign-in whoever sits at this machine."""
        if not self.is_configured():
            return OPERATOR
        session = self.session(key)
        return session.person if session else NOBODY

    def own_page(self, page: str, key: str | None) -> None:
        """Note that a page of Streamlit, by its number, is of the session of a key, and its person did something."""
        if key:
            self.sessions.touch(key)
            self._pages[page] = key
            while len(self._pages) > PAGES_KEPT:
                self._pages.popitem(last=False)

    def is_own_page(self, page: str, key: str) -> bool:
        """Whether a page of Streamlit was opened by the session of this key."""
        return self._pages.get(page) == key

    def note(self, event: str, person: str, address: str, subject: str = "") -> None:
        """Write into the audit trail what happened at the entrance."""
        self._database().note(event, person, subject, network_address=address)

    def _key_of_proven(self, person: Person, way: str, address: str) -> str:
        key = self._proven.get(person)
        if key is None or self.session(key) is None:
            # The audit trail has where the person sits; what is noted of it once is not noted with each request.
            key = self._proven[person] = key_of(self.begin(person, way, "", address))
        self.sessions.touch(key)
        return key
