"""Downloads belong to the browser that was told of them: an address that somebody else got hold of leads nowhere.

Streamlit gives out a file to whoever asks by its address. Here the messages to each browser are read for the addresses
in them; a browser is known by its cookie, because Streamlit's session has none.
"""

from collections import OrderedDict
from collections.abc import Callable, Iterable

from monitoring.access.refusals import refusal
from monitoring.access.visitors import visitor_of
from monitoring.language.catalogue import N_

ADDRESS = "/media/"
VISITORS_KEPT, ADDRESSES_KEPT = 1_000, 500
NOT_YOURS = N_("This download is somebody else's, or is over. Open the page that offers it, with cookies allowed.")


class Downloads:
    """Lets a browser have what it was told of.

    ``told`` finds the addresses, and the names of files that are made once they are asked for, in a message to a
    browser; ``wanted`` finds such a name in a message from one.
    """

    def __init__(self, app, cookie: str, told: Callable[[bytes], Iterable[str]], wanted: Callable[[bytes], str]):
        self._app, self._cookie = app, cookie
        self._told, self._wanted = told, wanted
        self._of: OrderedDict[str, OrderedDict[str, None]] = OrderedDict()

    async def __call__(self, scope, receive, send):
        visitor = visitor_of(scope, self._cookie)
        if scope["type"] == "websocket":
            await self._app(scope, self._asking(receive, visitor), self._telling(send, visitor))
        elif scope["type"] == "http" and scope["path"].startswith(ADDRESS) and not self._knows(visitor, scope["path"]):
            await refusal(NOT_YOURS, 403)(scope, receive, send)
        else:
            await self._app(scope, receive, send)

    def _telling(self, send, visitor: str):
        async def telling(message):
            if visitor and message["type"] == "websocket.send" and (content := message.get("bytes")):
                self._remember(visitor, self._told(content))
            await send(message)

        return telling

    def _asking(self, receive, visitor: str):
        async def asking():
            message = await receive()
            while (content := message.get("bytes")) and (name := self._wanted(content)):
                if self._knows(visitor, name):
                    break
                message = await receive()
            return message

        return asking

    def _knows(self, visitor: str, address: str) -> bool:
        return address in self._of.get(visitor, ())

    def _remember(self, visitor: str, addresses: Iterable[str]) -> None:
        for address in addresses:
            known = self._of.setdefault(visitor, OrderedDict())
            known[address] = None
            known.move_to_end(address)
            self._of.move_to_end(visitor)
            if len(known) > ADDRESSES_KEPT:
                known.popitem(last=False)
            if len(self._of) > VISITORS_KEPT:
                self._of.popitem(last=False)
