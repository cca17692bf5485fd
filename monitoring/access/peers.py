"""From where somebody asks: the other end of the connection, and what a proxy on this machine says of it."""

from ipaddress import ip_address

from starlette.datastructures import Headers


def is_loopback(address: str | None) -> bool:
    """Whether an address of the network is this machine itself; what is not known might be any."""
    if not address:
        return False
    if address == "localhost":
        return True
    try:
        return ip_address(address).is_loopback
    except ValueError:
        return False


def visitor_address(scope) -> str:
    """Where a visitor sits, for the audit trail and for counting attempts; never a proof of anything.

    A proxy on this machine is believed the last address that it adds.
    """
    client = scope.get("client")
    peer = client[0] if client else ""
    if not is_loopback(peer):
        return peer
    said = Headers(scope=scope).get("x-forwarded-for", "").rpartition(",")[2].strip()
    try:
        return str(ip_address(said))
    except ValueError:
        return peer
