"""Whatever a page holds is shown as text: payloads in every field of every record."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256

import pytest
from lxml import html

from dragoman.report import render
from tests.report.views import poisoned, view

POISON = "\"'><script>window.harmed=1</script><img src=//evil.example/x onerror=window.harmed=1></style>{{7*7}}{%x%}"
POISONS = (
    POISON,
    "--><svg/onload=harmed()>",
    "javascript:harmed()//",
    "' onfocus=harmed() autofocus x='",
    "&lt;b&gt;&amp;amp;",
    "]]><!--<base href=//evil.example>",
    "\u202eexe.\u2066",
    "\x00\x1b[31m\ud800",
    "@import url(//evil.example);}*{background:url(//evil.example)}",
)


def skeleton(document: html.HtmlElement) -> list[tuple[str, tuple[str, ...]]]:
    """Elements and names of their attributes, in order."""
    return [(str(one.tag), tuple(sorted(one.attrib))) for one in document.iter()]


@pytest.mark.parametrize("poison", POISONS, ids=range(len(POISONS)))
def test_a_payload_in_every_field_changes_no_element(poison: str) -> None:
    told = render(poisoned(view(), poison))
    told.encode("utf-8")
    document = html.document_fromstring(told)
    # An id with a payload hides its meaning (state:tr), so names of elements are compared, not their number.
    plain = {tag for tag, _ in skeleton(html.document_fromstring(render(view())))}
    assert {tag for tag, _ in skeleton(document)} <= plain
    names = {name for _, attributes in skeleton(document) for name in attributes}
    assert not {name for name in names if name.startswith("on")}
    assert "style" not in names
    for address in document.xpath("//@href"):
        assert re.fullmatch(r"#[A-Za-z0-9_-]+", address) or address.startswith("https://example.org/")
    for name in document.xpath("//@id"):
        assert re.fullmatch(r"[A-Za-z0-9_-]+", name)
    assert document.xpath("//h1")[0].text_content().count("Calls") == 1


@pytest.mark.parametrize("poison", ["", POISON], ids=["clean", "poisoned"])
def test_the_policy_allows_the_style_sheet_and_nothing_else(poison: str) -> None:
    told = render(poisoned(view(), poison))
    (style,) = re.findall(r"<style>(.*?)</style>", told, re.DOTALL)
    known = b64encode(sha256(style.encode()).digest()).decode()
    (policy,) = html.document_fromstring(told).xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy == f"default-src 'none'; style-src 'sha256-{known}'; base-uri 'none'; form-action 'none'"
    assert "url(" not in style
    assert "@import" not in style


def test_addresses_of_a_page_are_linked_only_if_they_are_web_addresses() -> None:
    told = html.document_fromstring(render(view()))
    outside = [one for one in told.xpath("//a") if not one.get("href").startswith("#")]
    assert {one.get("href") for one in outside} == {f"https://example.org/a{number}" for number in (1, 2, 3)}
    assert {one.get("rel") for one in outside} == {"noopener noreferrer external"}
