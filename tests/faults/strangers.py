"""People who want what they may not: requests without a session or with somebody else's, actions without the right."""

from pathlib import Path
from random import Random

import test_roles
from doors import House
from place import Found, Place

from monitoring.access import passwords
from monitoring.access.entrance import HEADER
from monitoring.access.sessions import key_of
from monitoring.store.accounts import Account
from monitoring.store.database import Database

METHODS = ("GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH")
PATHS = (
    "/", "/indicators", "/users", "/indicators/", "//indicators", "/users?users_tab=audit", "/media/0f1e2d.csv",
    "/media/../users", "/static/js/index.js", "/static/%2e%2e/data", "/assets/1/style.css", "/favicon.png",
    "/_stcore/health", "/_stcore/host-config", "/_stcore/stream", "/_stcore/metrics", "/_stcore/upload_file/page/file",
    "/_stcore/../users", "/sign-in/../users", "/sign-in/%2e%2e/users", "/sign-in/password", "/sign-out/",
    "/INDICATORS", "/indicators%00", "/indicators;x", "/.duckdb", "/data/monitoring.duckdb",
)  # fmt: skip


class Requests:
    """A door at which strangers knock, and people with sessions who want to be somebody else."""

    def __init__(self, place: Place):
        self._database = Database(place.folder / "door.duckdb")
        hashed = passwords.hashed(test_roles.Role.VIEWER + " of this test")
        for person in test_roles.PEOPLE.values():
            if person.name:
                self._database.save_account(Account(person.name, hashed, frozenset(person.roles), person.departments))
        self._house = House(self._database)
        self._tokens = {
            name: self._house.entrance.begin(person, "local", hashed, "10.0.0.1")
            for name, person in test_roles.PEOPLE.items()
            if person.name
        }

    def __call__(self, place: Place, folder: Path, chance: Random, found: Found) -> None:
        """One request: without a session nothing is reached, with one nothing as somebody else."""
        found["request"] += 1
        behind = self._house.behind
        behind.keys.clear()
        who = chance.choice([None, None, *self._tokens])
        token = self._tokens[who] if who else self._forged(chance)
        kind = chance.choice(("http", "http", "http", "websocket"))
        path = chance.choice(PATHS)
        self._house.ask(
            path, kind=kind, method=chance.choice(METHODS), cookie=token, headers=self._headers(chance),
            client=chance.choice(("127.0.0.1", "10.1.2.3", "::1")),
        )  # fmt: skip
        allowed = [key_of(token)] if who else []
        found["breaches"] += any(keys != allowed for keys in behind.keys) or bool(behind.keys and not who)

    def _forged(self, chance: Random) -> str:
        """No token, one that was never given, a key in the place of a token, or one with a sign changed."""
        token = chance.choice(list(self._tokens.values()))
        place = chance.randrange(len(token))
        changed = token[:place] + chance.choice("abcXYZ019-_") + token[place + 1 :]
        return chance.choice(
            ("", "x" * 43, key_of(token), changed if changed != token else "", token[:-1], token + "A")
        )

    def _headers(self, chance: Random) -> dict[str, str]:
        """Headers that claim a session, an address or a page."""
        key = key_of(chance.choice(list(self._tokens.values())))
        return chance.choice(
            ({}, {HEADER: key}, {HEADER.replace("-", "_").upper(): key}, {"x-forwarded-for": "127.0.0.1"},
             {"x-remote-user": "Boss"}, {"sec-websocket-protocol": f"streamlit, {key}, page"})
        )  # fmt: skip

    def close(self) -> None:
        self._database.close()


class Actions:
    """Every role with every action, for the own department and for another."""

    def __init__(self, place: Place):
        self._database = Database(place.three)
        self._all = [
            (name, who, department)
            for name in test_roles.COMMITS
            for who in test_roles.PEOPLE
            for department in (test_roles.OWN, test_roles.OTHER)
        ]
        self._next = 0

    def __call__(self, place: Place, folder: Path, chance: Random, found: Found) -> None:
        """The next of all roles with all actions; after the last the first again."""
        found["role and action"] += 1
        name, who, department = self._all[self._next % len(self._all)]
        self._next += 1
        act, allowed = test_roles.COMMITS[name]
        may = test_roles.is_allowed(self._database, who, lambda desk: act(desk, department))
        found["breaches"] += may and not test_roles.expected(allowed, who, department)

    def close(self) -> None:
        self._database.close()
