from __future__ import annotations

import ipaddress

import pytest

from dragoman.feeds.fetch import Limits, Outcome, fetch
from dragoman.feeds.network import public
from tests.feeds.server import Site

LOOPBACK = [ipaddress.ip_network("127.0.0.0/8")]
LIMITS = Limits(100_000, 5.0)


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "127.8.9.1", "10.0.0.1", "172.16.3.4", "192.168.1.1", "169.254.169.254", "0.0.0.0", "100.64.0.1",
        "224.0.0.1", "255.255.255.255", "240.0.0.1", "192.0.2.1", "::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1",
        "ff02::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "2002:7f00:1::", "64:ff9b::7f00:1", "2001:db8::1", "fec0::1",
        "nothing",
    ],
)  # fmt: skip
def test_not_public(address: str) -> None:
    assert not public(address)


@pytest.mark.parametrize("address", ["1.1.1.1", "93.184.216.34", "2606:4700:4700::1111", "::ffff:1.1.1.1"])
def test_public(address: str) -> None:
    assert public(address)


def test_allowed_by_configuration() -> None:
    assert public("127.0.0.1", LOOPBACK)
    assert public("::ffff:127.0.0.1", LOOPBACK)
    assert not public("10.0.0.1", LOOPBACK)
    assert public("fd00::5", [ipaddress.ip_network("fd00::/8")])


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "2130706433", "0x7f.1", "[::1]", "[::ffff:127.0.0.1]"])
def test_this_machine_is_refused_however_it_is_written(site: Site, host: str) -> None:
    site.page("/secret", "secret")
    answer = fetch(f"http://{host}:{site.port}/secret", LIMITS, agent="t")
    assert answer.outcome in (Outcome.REFUSED, Outcome.UNREACHABLE)
    assert not answer.body
    assert site.asked == []


def test_what_was_checked_is_what_is_connected_to(site: Site) -> None:
    """A name server that answers with a public address first and with ours afterwards is asked once only."""
    site.page("/secret", "secret")
    answers = iter((["192.0.2.7"], ["127.0.0.1"], ["127.0.0.1"]))
    asked = []

    def rebinding(host: str, port: int) -> list[str]:
        asked.append(host)
        return next(answers)

    allowed = [ipaddress.ip_network("192.0.2.0/24")]
    answer = fetch(
        f"http://rebind.example:{site.port}/secret", Limits(1000, 0.5), agent="t", allowed=allowed, resolve=rebinding
    )
    assert answer.outcome is Outcome.UNREACHABLE
    assert len(asked) == 1
    assert site.asked == []


def test_a_name_with_addresses_of_both_sorts(site: Site) -> None:
    """Of several addresses only the allowed ones are tried, and the name goes to the server as it is."""
    site.page("/x", "words")
    answer = fetch(
        f"http://both.example:{site.port}/x", LIMITS, agent="t", allowed=LOOPBACK,
        resolve=lambda host, port: ["10.1.1.1", "169.254.169.254", "127.0.0.1"],
    )  # fmt: skip
    assert answer.outcome is Outcome.OK
    assert site.asked[0].headers["host"] == f"both.example:{site.port}"
