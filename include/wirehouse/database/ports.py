"""Free ports of this machine."""

from __future__ import annotations

import random
import socket

from wirehouse.errors import TransientError

# Below the range from which systems take the ports of outgoing connections (32768 on Linux).
_PORTS = range(15000, 32000)


def is_free(port: int) -> bool:
    """Whether a server could listen on this port of 127.0.0.1 now."""
    with socket.socket() as probe:
        # As servers do: a connection that lingers from the last one is no hindrance.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


def free_port() -> int:
    """A random free port of 127.0.0.1. Raises `TransientError` where none is found."""
    for port in random.sample(_PORTS, 200):
        if is_free(port):
            return port
    raise TransientError("no free port was found on 127.0.0.1")
