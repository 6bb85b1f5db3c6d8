"""Connections to checked addresses only: a name is resolved here, and what was checked is what is connected to.

So a name that leads to this machine or its network is refused, however it is written, and a name server cannot answer
once with a public address and then with another (DNS rebinding). Each connection has a life of its own length, so a
server that sends a byte now and then cannot hold us.
"""

from __future__ import annotations

import ipaddress
import socket
import ssl
import time
from collections.abc import Callable, Iterable, Sequence
from typing import Any, Final

import httpcore

Network = ipaddress.IPv4Network | ipaddress.IPv6Network
Resolve = Callable[[str, int], Sequence[str]]

_NAT64: Final = ipaddress.IPv6Network("64:ff9b::/96")
_TRIED: Final = 3
"""Addresses of one name that are tried, one after the other."""


class RefusedAddressError(httpcore.ConnectError):
    """A name leads only to addresses that are not to be connected to."""


def public(address: str, allowed: Iterable[Network] = ()) -> bool:
    """Whether an IP address may be connected to: public, or in one of the networks `allowed` by configuration.

    Private, loopback, link-local, multicast, reserved and shared (RFC 6598) ones are not public, nor IPv6 addresses
    that carry such an IPv4 address (mapped, 6to4, Teredo, NAT64).
    """
    try:
        ip = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv6Address):
        if ip.ipv4_mapped is not None:
            return public(str(ip.ipv4_mapped), allowed)
        if any(ip in network for network in allowed if network.version == 6):
            return True
        carried = [ip.sixtofour, ip.teredo[1] if ip.teredo else None]
        carried.append(ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF) if ip in _NAT64 else None)
        if any(one is not None and not public(str(one)) for one in carried):
            return False
        if ip.is_site_local:
            # Python takes fec0::/10 for global, since RFC 3879 put it out of use; networks that have it are private.
            return False
    elif any(ip in network for network in allowed if network.version == 4):
        return True
    return ip.is_global and not ip.is_multicast and not ip.is_reserved


def resolved(host: str, port: int) -> Sequence[str]:
    """IP addresses of a name, in the order the system prefers them.

    Raises:
        OSError: there are none.
    """
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(one[4][0]) for one in found))


class CheckedBackend(httpcore.NetworkBackend):
    """Opens connections to public (or allowed) addresses; none of them outlives `deadline`.

    Args:
        allowed: networks that may be connected to although they are not public.
        deadline: `time.monotonic()` at which every connection ends.
        resolve: from a name to its IP addresses.
    """

    def __init__(self, allowed: Sequence[Network], deadline: float, resolve: Resolve = resolved) -> None:
        self._allowed = allowed
        self._deadline = deadline
        self._resolve = resolve
        self._plain = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """Connect to the first address of `host` that is allowed and answers.

        Raises:
            RefusedAddressError: all its addresses are refused.
            httpcore.ConnectError, httpcore.ConnectTimeout: it has none, or none answers.
        """
        try:
            addresses = self._resolve(host, port)
        except (OSError, UnicodeError) as error:
            raise httpcore.ConnectError(f"the name {host} has no address") from error
        good = [one for one in addresses if public(one, self._allowed)]
        if not good:
            raise RefusedAddressError(f"{host} is not on the public network ({', '.join(addresses[:_TRIED])})")
        for number, address in enumerate(good[:_TRIED], 1):
            try:
                stream = self._plain.connect_tcp(
                    address, port, left(self._deadline, timeout), local_address, socket_options
                )
                return _Mortal(stream, self._deadline)
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                if number == len(good[:_TRIED]):
                    raise
        raise httpcore.ConnectError(f"{host} does not answer")

    def connect_unix_socket(
        self, path: str, timeout: float | None = None, socket_options: Iterable[Any] | None = None
    ) -> httpcore.NetworkStream:
        """Never.

        Raises:
            RefusedAddressError: always.
        """
        raise RefusedAddressError("not an address of the web")


class _Mortal(httpcore.NetworkStream):
    """A connection that ends at a fixed time, however slowly its other side goes on."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: float) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, left(self._deadline, timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, left(self._deadline, timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        inner = self._stream.start_tls(ssl_context, server_hostname, left(self._deadline, timeout))
        return _Mortal(inner, self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


def left(deadline: float, timeout: float | None = None) -> float:
    """Seconds that may still be waited.

    Raises:
        httpcore.ReadTimeout: none.
    """
    remaining = deadline - time.monotonic()
    if remaining <= 0:
        raise httpcore.ReadTimeout("its time is up")
    return remaining if timeout is None else min(remaining, timeout)
