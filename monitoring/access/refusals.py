"""How those in front of the pages say no: in both languages, for nobody's language is known there."""

from starlette.responses import PlainTextResponse

from monitoring.language.catalogue import LANGUAGES, in_language


def refusal(reason: str, status: int) -> PlainTextResponse:
    """The answer to a request that is not let through."""
    said = "\n".join(in_language(language, reason) for language in LANGUAGES)
    return PlainTextResponse(said + "\n", status)


async def refuse_websocket(receive, send) -> None:
    """Do not open a websocket: before it is accepted, closing it is an answer 403."""
    await receive()
    await send({"type": "websocket.close", "code": 1008})
