"""The ways to sign in. Each says whether it is configured, and of a session whether it still holds.

Another way (an identity provider, a header of a trusted proxy) is a class like ``LocalAccounts``, in the list that
``Entrance`` is given. It may answer addresses below ``/sign-in/`` itself, and there begin a session
(``Entrance.begin``) and give the browser its token (``cookies.give``); or it says of each request who asks.
"""

from collections.abc import Callable

from monitoring.access import passwords
from monitoring.access.people import Person, of_account
from monitoring.access.sessions import Session
from monitoring.store.accounts import Account
from monitoring.store.database import Database


class Way:
    """One way in; what a way does not need, it leaves as it is here."""

    name = ""
    # The entrance that it is a way into, once it is one.
    entrance = None
    # The headers, in small letters with hyphens, that it reads.
    headers: frozenset[str] = frozenset()

    def is_configured(self) -> bool:
        """Whether anybody can sign in by this way."""
        return False

    def person_of(self, session: Session) -> Person | None:
        """Who a session of this way is now; None where it has to end."""
        return session.person

    def who_asks(self, scope: dict) -> Person | None:
        """Who a request without a session is from, where the request itself proves it."""
        return None

    def is_pretended(self, scope: dict) -> bool:
        """Whether a request claims to come by this way, and does not."""
        return False

    def offered(self, language: str) -> tuple[str, str] | None:
        """What the sign-in page says of this way, in a language, and the address at which it begins."""
        return None

    async def way_out(self, session: Session, language: str) -> tuple[str, str] | None:
        """What else can be signed out of once a session of this way is over: what it is called, and its address."""
        return None

    def answer(self, scope: dict) -> Callable | None:
        """What answers an address below ``/sign-in/`` that belongs to this way, as an ASGI application."""
        return None


class LocalAccounts(Way):
    """Accounts with passwords in the database."""

    name = "local"

    def __init__(self, database: Callable[[], Database]):
        self._database = database

    def is_configured(self) -> bool:
        return bool(self._database().accounts)

    def has_passwords(self) -> bool:
        """Whether anybody signs in with a password here."""
        return any(account.has_password for account in self._database().accounts.values())

    def account(self, name: str) -> Account:
        """The account of a name that there is."""
        return self._database().accounts[name]

    def check(self, name: str, password: str) -> tuple[Person, str] | None:
        """Who signs in with this name and password, and what proves it later; None where they do not fit."""
        account = self._database().accounts.get(name)
        is_open = account is not None and not account.is_disabled
        if passwords.fits(password, account.password_hash if is_open else None):
            return of_account(account), account.password_hash
        return None

    def person_of(self, session: Session) -> Person | None:
        account = self._database().accounts.get(session.person.name)
        if account is None or account.is_disabled or account.password_hash != session.proof:
            return None
        return of_account(account)
