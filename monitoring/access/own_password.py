"""Where somebody who is signed in with a password changes it; whoever else is signed in with it is out then."""

import asyncio
from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from monitoring.access import accounts, addresses, cookies, forms
from monitoring.access.entrance import Entrance
from monitoring.access.peers import visitor_address
from monitoring.access.refusals import refusal
from monitoring.language import catalogue
from monitoring.language.catalogue import N_, in_language
from monitoring.problems import MonitoringError

ELSEWHERE = N_("You sign in at your organisation: the password is changed there.")
NOT_ALIKE = N_("The two new passwords differ. Nothing was changed.")
WRONG = N_("The former password is not right. Nothing was changed.")
DONE = N_("The password is changed. Whoever else was signed in with the former one has to sign in again.")


class OwnPassword:
    """Answers ``addresses.PASSWORD``; ``page`` makes the HTML of the page."""

    def __init__(self, entrance: Entrance, page: Callable):
        self._entrance, self._page = entrance, page

    async def __call__(self, scope, receive, send):
        request = Request(scope, receive)
        answer = await self._answer(request)
        answer.headers["cache-control"] = "no-store"
        await answer(scope, receive, send)

    async def _answer(self, request: Request) -> Response:
        session = self._entrance.session(self._entrance.key_of_request(request.scope, cookies.token_of(request.scope)))
        if session is None:
            return RedirectResponse(addresses.SIGN_IN, 303)
        if session.way != self._entrance.local.name:
            return self._said(request, ELSEWHERE, is_form=False)
        if request.method != "POST":
            return self._said(request)
        if request.headers.get("origin") is None:
            return refusal(forms.OF_ANOTHER_SITE, 403)
        return await self._changed(request, session.person.name)

    async def _changed(self, request: Request, name: str) -> Response:
        given, address = await forms.fields(request), visitor_address(request.scope)
        if given.get("new", "") != given.get("again", ""):
            return self._said(request, NOT_ALIKE, 400)
        if wait := self._entrance.attempts.begin(name, address):
            return self._said(request, forms.TOO_MANY, 429, minutes=-(-wait // 60))
        try:
            token = await asyncio.to_thread(
                self._token, forms.language(request), name, given.get("former", ""), given.get("new", ""), address
            )
        except MonitoringError as error:
            return self._page_with(request, str(error), 400)
        if token is None:
            return self._said(request, WRONG, 401)
        answer = self._said(request, DONE, is_form=False)
        cookies.give(answer, token, request)
        return answer

    def _token(self, language: str, name: str, former: str, new: str, address: str) -> str | None:
        """The token of the session that goes on with the new password; None where the former one is not right.

        Raises ``MonitoringError``, in the ``language``, for a weak password.
        """
        catalogue.use(language)
        if self._entrance.local.check(name, former) is None:
            self._entrance.failures.failed("sign_in_failed", name, address)
            return None
        account = accounts.with_password(self._entrance.local.account(name), new, former)
        return self._entrance.changed_password(account, address)

    def _said(
        self, request: Request, sentence: str = "", status: int = 200, is_form: bool = True, **values
    ) -> HTMLResponse:
        said = in_language(forms.language(request), sentence).format(**values) if sentence else ""
        return self._page_with(request, said, status, is_form)

    def _page_with(self, request: Request, said: str, status: int, is_form: bool = True) -> HTMLResponse:
        page = self._page(forms.language(request), problem=said, is_of_password=True, has_passwords=is_form)
        return HTMLResponse(page, status)
