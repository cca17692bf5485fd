"""Within a namespace of the network's own: starts what is named and prints what ``/health`` of it says, as JSON.

``python without_network.py PORT COMMAND…``; the command's server is ended then.
"""

import fcntl
import json
import socket
import struct
import subprocess
import sys
import time
import urllib.request

READ_FLAGS, WRITE_FLAGS, UP = 0x8913, 0x8914, 0x1


def raise_loopback() -> None:
    """Let the machine reach itself: in a new namespace not even that is so."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as control:
        flags = struct.unpack("16sh", fcntl.ioctl(control, READ_FLAGS, struct.pack("16sh", b"lo", 0)))[1]
        fcntl.ioctl(control, WRITE_FLAGS, struct.pack("16sh", b"lo", flags | UP))


def health(url: str, server: subprocess.Popen) -> dict:
    """What is said there once it answers; where the server ends before, that is the error."""
    while server.poll() is None:
        try:
            with urllib.request.urlopen(url, timeout=2) as answer:
                return json.load(answer)
        except OSError:
            time.sleep(0.1)
    sys.exit(f"The server ended with {server.returncode}.")


if __name__ == "__main__":
    raise_loopback()
    interfaces = [name for _number, name in socket.if_nameindex()]
    server = subprocess.Popen(sys.argv[2:], stdout=sys.stderr)
    said = health(f"http://localhost:{sys.argv[1]}/health", server)
    server.terminate()
    server.wait(20)
    print(json.dumps(said | {"interfaces": interfaces}))
