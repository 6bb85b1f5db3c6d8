"""What an interface is told when it is made."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass

LOOPBACK_NAMES = ("localhost", "127.0.0.1", "[::1]")
"""Names under which a browser on the same machine calls us."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How the interface is reached.

    Args:
        host: the address it is bound to.
        token: what one signs in with; None asks nobody, which only loopback allows.
        author: who decides, where a form does not say.
        secure: cookies only travel by HTTPS (where a proxy in front speaks it).
    """

    host: str = "127.0.0.1"
    token: str | None = None
    author: str = ""
    secure: bool = False

    def __post_init__(self) -> None:
        if self.token is None and not is_loopback(self.host):
            raise ValueError(f"{self.host} can be reached from outside: a token to sign in with is needed")
        if self.token is not None and len(self.token) < 16:
            raise ValueError("the token to sign in with is too short: 16 characters are the least")


def is_loopback(host: str) -> bool:
    """Whether only programs on the same machine can reach this address."""
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host == "localhost"
