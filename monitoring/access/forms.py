"""What the forms of the entrance share: the fields that are sent, the language, and the sentences of both."""

from urllib.parse import parse_qs

from starlette.requests import Request

from monitoring.language.catalogue import N_

LONGEST = 10_000
OF_ANOTHER_SITE = N_("A page of another site may not ask this server.")
TOO_MANY = N_("Too many attempts failed. Try again in {minutes} minutes.")


async def fields(request: Request) -> dict[str, str]:
    """The fields of a form that was sent; nothing of one that is too long to be ours."""
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > LONGEST:
            return {}
    try:
        found = parse_qs(body.decode(), keep_blank_values=True)
    except ValueError:
        return {}
    return {name: values[-1] for name, values in found.items()}


def language(request: Request) -> str:
    """In which language the page is."""
    return "en" if request.query_params.get("lang") == "en" else "zh"
