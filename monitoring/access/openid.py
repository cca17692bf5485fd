"""Signing in at an OpenID provider of the organisation: its page asks for the password, we are told who it was.

Authlib does the protocol: state, nonce, PKCE, and the signature, issuer and age of what the provider says. Streamlit's
own sign-in stands behind its websocket, where the gate in front of everything could not ask it.
"""

import logging
from dataclasses import dataclass, field
from secrets import token_urlsafe
from urllib.parse import urlencode

import httpx2
from authlib.common.errors import AuthlibBaseError
from authlib.integrations.starlette_client import OAuth
from joserfc.errors import JoseError
from starlette.middleware.sessions import SessionMiddleware
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from monitoring.access import addresses, cookies
from monitoring.access.known import NAME_LIMIT, Known
from monitoring.access.peers import visitor_address
from monitoring.access.people import Person
from monitoring.access.sessions import Session
from monitoring.access.ways import Way
from monitoring.language.catalogue import N_, in_language

BEGIN, BACK = f"{addresses.WAYS}openid", f"{addresses.WAYS}openid/back"
# Seconds for the provider's page, from when it was opened.
TIME_TO_SIGN_IN = 900
SECONDS_TO_ANSWER = 10
# What Authlib lets through where there is no provider at the address, or something else than one.
NOT_OPENID = (httpx2.HTTPError, httpx2.InvalidURL, ValueError, RuntimeError, TypeError, KeyError, AttributeError)
log = logging.getLogger(__name__)
LABEL = N_("Sign in with the organisation's account")
LEAVE = N_("Sign out at the organisation too, before somebody else uses this computer")


@dataclass
class OpenId(Way):
    """A provider, known by its ``issuer``, at which this server is the client ``client_id``.

    ``url`` is this server's own address as browsers know it; where it is empty, the one that was asked for. The claims
    are those of the ID token or of the provider's user info.
    """

    known: Known
    issuer: str
    client_id: str
    client_secret: str = field(repr=False)
    url: str = ""
    scope: str = "openid profile"
    name_claim: str = "preferred_username"
    roles_claim: str = "roles"
    departments_claim: str = "departments"
    name = "openid"

    def __post_init__(self):
        self._client = OAuth().register(
            self.name,
            client_id=self.client_id,
            client_secret=self.client_secret,
            server_metadata_url=f"{self.issuer.rstrip('/')}/.well-known/openid-configuration",
            client_kwargs={
                "scope": self.scope,
                "code_challenge_method": "S256",
                "timeout": SECONDS_TO_ANSWER,
            },
        )
        # What is to be remembered until the provider sends somebody back stands in a cookie that only we can write.
        self._app = SessionMiddleware(
            self._answered, token_urlsafe(32), "monitoring_sign_in", TIME_TO_SIGN_IN, addresses.WAYS, "lax"
        )

    def is_configured(self) -> bool:
        return True

    def offered(self, language: str) -> tuple[str, str] | None:
        return in_language(language, LABEL), BEGIN

    def person_of(self, session: Session) -> Person | None:
        return self.known.still(session.person)

    async def way_out(self, session: Session, language: str) -> tuple[str, str] | None:
        """Where one signs out at the provider too: else the next person at this computer comes in as this one."""
        try:
            about = await self._client.load_server_metadata()
        except NOT_OPENID as error:
            log.warning("provider_failed", extra={"kind": type(error).__name__})
            return None
        address = about.get("end_session_endpoint")
        if not isinstance(address, str) or not address.startswith(("https://", "http://")):
            return None
        asked = {"client_id": self.client_id, "id_token_hint": session.proof}
        return in_language(language, LEAVE), f"{address}?{urlencode(asked)}"

    def answer(self, scope: dict):
        return self._app if scope["path"] in (BEGIN, BACK) and scope["method"] == "GET" else None

    async def _answered(self, scope, receive, send) -> None:
        request = Request(scope, receive)
        try:
            answer = await (self._sent_there(request) if scope["path"] == BEGIN else self._back(request))
        except NOT_OPENID as error:
            log.warning("provider_failed", extra={"kind": type(error).__name__})
            answer = self._refused("away")
        answer.headers["cache-control"] = "no-store"
        await answer(scope, receive, send)

    async def _sent_there(self, request: Request) -> Response:
        request.session.clear()
        request.session["to"] = request.query_params.get("to", "")[:2000]
        return await self._client.authorize_redirect(request, self._own(request) + BACK)

    async def _back(self, request: Request) -> Response:
        """What comes of what the provider says: the page that was asked for, or the sign-in page with why not."""
        to = request.session.pop("to", "")
        try:
            token = await self._client.authorize_access_token(
                request, claims_options={"iss": {"essential": True, "value": self.issuer}}
            )
        except (AuthlibBaseError, JoseError):
            request.session.clear()
            self.entrance.failures.failed("sign_in_failed", "?", visitor_address(request.scope))
            return self._refused("refused")
        request.session.clear()
        claims = token.get("userinfo") or {}
        person = self._person(claims)
        if person is None:
            shown = str(claims.get(self.name_claim, "?"))[:NAME_LIMIT]
            self.entrance.failures.failed("sign_in_failed", shown, visitor_address(request.scope))
            return self._refused("unknown")
        # The sign-in page leads whoever is signed in on, to pages of ours alone.
        answer = RedirectResponse(_asking(to=to) if to else addresses.SIGN_IN, 303)
        # The provider takes its own token as a sign of who signs out.
        proof, address = token.get("id_token", ""), visitor_address(request.scope)
        cookies.give(answer, self.entrance.begin(person, self.name, proof, address), request)
        return answer

    def _person(self, claims: dict) -> Person | None:
        name = claims.get(self.name_claim)
        roles, departments = (_listed(claims.get(one)) for one in (self.roles_claim, self.departments_claim))
        return self.known.person(name, roles, departments) if isinstance(name, str) else None

    def _own(self, request: Request) -> str:
        if self.url:
            return self.url.rstrip("/")
        scheme = "https" if cookies.is_encrypted(request) else "http"
        return f"{scheme}://{request.headers['host']}"

    def _refused(self, why: str) -> Response:
        return RedirectResponse(_asking(why=why), 303)


def _asking(**asked: str) -> str:
    return f"{addresses.SIGN_IN}?{urlencode(asked)}"


def _listed(claim) -> list[str]:
    if isinstance(claim, str):
        return [part.strip() for part in claim.replace(",", " ").split()]
    return [part for part in claim if isinstance(part, str)] if isinstance(claim, list) else []
