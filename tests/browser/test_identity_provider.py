"""The OpenID provider of the tests: somebody signs in at its pages, and the client learns who it is."""

import base64
import json
import urllib.parse
import urllib.request
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import identity_provider
import pytest
from identity_provider import ADMINISTRATOR, REPORTER


class Client(BaseHTTPRequestHandler):
    """What stands where the provider sends people back to."""

    def do_GET(self):
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b"back")

    def log_message(self, *_about):
        return


@pytest.fixture
def client_url():
    """A server that says nothing but that somebody is back."""
    with HTTPServer(("localhost", 0), Client) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://localhost:{server.server_port}/back"
        server.shutdown()


def claims(token: str) -> dict:
    """What stands in an ID token; its signature is the product's business."""
    part = token.split(".")[1]
    return json.loads(base64.urlsafe_b64decode(part + "=" * (-len(part) % 4)))


def token_for(provider, code: str, back: str) -> str:
    """The ID token that the provider gives for a code."""
    form = {"grant_type": "authorization_code", "code": code, "redirect_uri": back}
    words = f"{provider.client_id}:{urllib.parse.quote_plus(provider.client_secret)}"
    asked = urllib.request.Request(provider.metadata["token_endpoint"], urllib.parse.urlencode(form).encode())
    asked.add_header("Authorization", f"Basic {base64.b64encode(words.encode()).decode()}")
    with urllib.request.urlopen(asked, timeout=5) as answer:
        return json.load(answer)["id_token"]


@pytest.mark.parametrize(
    ("name", "roles", "departments"),
    [
        (ADMINISTRATOR, ["budget-administrators"], []),
        (REPORTER, ["budget-reporters"], ["D001"]),
        ("stranger", [], []),
    ],
)
def test_who_signs_in_at_the_provider_comes_back_with_roles(
    chromium, client_url, identity_provider_for, name, roles, departments
):
    provider = identity_provider_for(client_url)
    question = {
        "client_id": provider.client_id,
        "response_type": "code",
        "scope": "openid profile roles",
        "redirect_uri": client_url,
        "state": "a state",
        "nonce": "a nonce",
    }
    context = chromium.new_context()
    identity_provider.keep_to_this_machine(context)
    page = context.new_page()
    page.goto(f"{provider.metadata['authorization_endpoint']}?{urllib.parse.urlencode(question)}")
    identity_provider.sign_in(page, name)
    page.wait_for_url(f"{client_url}?*")
    answered = dict(urllib.parse.parse_qsl(urllib.parse.urlsplit(page.url).query))
    context.close()
    assert answered["state"] == "a state"
    said = claims(token_for(provider, answered["code"], client_url))
    assert (said["sub"], said["nonce"], said["roles"], said["departments"]) == (name, "a nonce", roles, departments)
    assert said["iss"] == provider.url
