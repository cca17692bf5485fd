"""What Streamlit's server knows of its sessions, and what it tells a browser: for the gate, and to free files."""

from google.protobuf.message import DecodeError
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime import Runtime
from streamlit.runtime.scriptrunner import get_script_run_ctx

from monitoring.access import visitors
from monitoring.access.downloads import ADDRESS
from monitoring.access.uploads import Session
from monitoring.screen import drafts

# With this the name of every button begins that Streamlit sends.
_WIDGET = b"$$ID"


def session(session_id: str) -> Session | None:
    """Whose browser a session is of and the sizes of its files; None where it is over."""
    client = Runtime.instance().get_client(session_id)
    if client is None:
        return None
    files = Runtime.instance().uploaded_file_mgr.file_storage.get(session_id, {})
    asked = client.client_context
    visitor = visitors.visitor(dict(asked.headers), asked.cookies, drafts.COOKIE)
    return Session(visitor, [len(file.data) for file in [*files.values()]])


def kept() -> int:
    """The bytes of all files that are kept."""
    storage = Runtime.instance().uploaded_file_mgr.file_storage
    return sum(len(file.data) for files in [*storage.values()] for file in [*files.values()])


def free_file(file_id: str) -> None:
    """Let go of a file of the session at hand: a page holds on to what is on its way itself.

    Streamlit would keep each file that was ever chosen for as long as the session lives.
    """
    here = get_script_run_ctx()
    if here is not None and Runtime.exists():
        Runtime.instance().uploaded_file_mgr.remove_file(here.session_id, file_id)


def told(message: bytes) -> set[str]:
    """The addresses of downloads in a message to a browser, and the names of those that are made when asked for."""
    if ADDRESS.encode() not in message and _WIDGET not in message:
        return set()
    try:
        said = ForwardMsg.FromString(message)
    except DecodeError:
        return set()
    element = said.delta.new_element
    button = element.download_button
    found = {button.url, button.deferred_file_id, said.backend_operation_response.deferred_file.url}
    return (found | {picture.url for picture in element.imgs.imgs}) - {""}


def wanted(message: bytes) -> str:
    """The name of the download that a browser asks to be made; empty where it asks for something else."""
    try:
        return BackMsg.FromString(message).backend_operation_request.deferred_file.file_id
    except DecodeError:
        return ""
