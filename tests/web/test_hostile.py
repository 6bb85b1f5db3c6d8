"""Whatever a page holds is shown as text in every view: payloads in every field of every record."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from lxml import html
from starlette.testclient import TestClient

from dragoman.web.app import create_app
from tests.report.test_hostile import POISONS
from tests.report.views import poisoned, view
from tests.web.conftest import BASE
from tests.web.crawl import LINKS, pages
from tests.web.kept import keep

# No database holds half a surrogate pair, and no reader gives one.
STORABLE = [one.replace("\ud800", "") for one in POISONS]


def shape(path: Path) -> tuple[set[str], set[str], int]:
    """Names of elements and of their attributes on all pages, and the number of pages."""
    elements, attributes, number = set(), set(), 0
    with TestClient(create_app(path), base_url=BASE) as client:
        for address, document in pages(client, most=40):
            number += 1
            for one in document.iter():
                elements.add(str(one.tag))
                attributes.update(one.attrib)
                for name in LINKS:
                    link = one.get(name)
                    assert link is None or own_or_web(link), (address, one.tag, link)
                assert re.fullmatch(r"[A-Za-z0-9_-]*", one.get("id", "")), address
    return elements, attributes, number


def own_or_web(link: str) -> bool:
    if link.startswith("https://example.org/"):
        return True
    return link.startswith(("/", "#")) and not link.startswith(("//", "/\\"))


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> tuple[set[str], set[str], int]:
    return shape(keep(view(), tmp_path_factory.mktemp("plain") / "calls.dossier"))


@pytest.mark.parametrize("poison", STORABLE, ids=range(len(STORABLE)))
def test_a_payload_in_every_field_adds_no_element_and_no_attribute(
    poison: str, plain: tuple[set[str], set[str], int], tmp_path: Path
) -> None:
    elements, attributes, number = shape(keep(poisoned(view(), poison), tmp_path / "calls.dossier"))
    # A payload in an id hides its meaning (state:tr), so some of a page may be missing, but nothing may be more.
    assert elements <= plain[0]
    assert not {name for name in attributes if name.startswith("on") or name == "style"}
    assert attributes <= plain[1] | {"title"}
    assert number >= 10


@pytest.mark.parametrize("poison", STORABLE, ids=range(len(STORABLE)))
def test_a_payload_in_a_query_is_text_too(client: TestClient, poison: str) -> None:
    together = dict.fromkeys(("q", "actor", "side", "kind", "topic", "publisher", "language"), poison)
    alone = [{name: poison} for name in ("from", "after", "sort", "to", "contact", "before", "unit", "by")]
    paths = ("/contacts", "/search", "/timeline", "/matrix", "/decisions", "/sign-in", "/coverage", "/actors")
    for path in paths:
        for asked in (together, *alone[: None if path == "/contacts" else 3]):
            answer = client.get(path, params=asked)
            assert answer.status_code < 500, (path, asked)
            document = html.document_fromstring(answer.content)
            assert all(one.startswith("/static/") for one in document.xpath("//script/@src"))
            assert not document.xpath("//script[not(@src)] | //@style | //@*[starts-with(name(), 'on')]")
            assert all(own_or_web(one) for one in document.xpath("//@href | //@src | //@action"))
