"""One contact on paper: all of it is there, every link leads somewhere, and whatever a page holds is shown as text."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256

import pytest
from lxml import html

from dragoman.errors import UsageError
from dragoman.report import pdf, print_contact
from tests.report.test_hostile import POISONS, skeleton
from tests.report.views import poisoned, view


def test_the_record_the_texts_and_the_citations_are_there() -> None:
    whole = view()
    told = html.document_fromstring(print_contact(whole, ["Kremlin, “words”, in “Title”.", "another"]))
    contact = whole.contacts[0]
    assert [party.name for party in contact.parties if party.name not in told.xpath("//h1")[0].text_content()] == []
    assert contact.id in told.text_content()
    assert [one.text_content() for one in told.xpath("//*[@class='citations']//li")] == [
        "Kremlin, “words”, in “Title”.",
        "another",
    ]
    assert len(told.xpath("//article[@class='reading']")) == len(whole.articles)
    assert told.xpath("//mark")


def test_every_link_inside_leads_somewhere() -> None:
    told = html.document_fromstring(print_contact(view()))
    places = set(told.xpath("//@id"))
    inside = {address[1:] for address in told.xpath("//@href") if address.startswith("#")}
    assert inside
    assert inside <= places


@pytest.mark.parametrize("poison", POISONS, ids=range(len(POISONS)))
def test_a_payload_in_every_field_changes_no_element(poison: str) -> None:
    told = print_contact(poisoned(view(), poison), [poison])
    told.encode("utf-8")
    document = html.document_fromstring(told)
    plain = {tag for tag, _ in skeleton(html.document_fromstring(print_contact(view(), ["one"])))}
    assert {tag for tag, _ in skeleton(document)} <= plain
    names = {name for _, attributes in skeleton(document) for name in attributes}
    assert not {name for name in names if name.startswith("on")}
    assert "style" not in names


def test_the_policy_allows_the_style_sheet_and_nothing_else() -> None:
    told = print_contact(view())
    (style,) = re.findall(r"<style>(.*?)</style>", told, re.DOTALL)
    known = b64encode(sha256(style.encode()).digest()).decode()
    (policy,) = html.document_fromstring(told).xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy == f"default-src 'none'; style-src 'sha256-{known}'; base-uri 'none'; form-action 'none'"
    assert "url(" not in style


def test_the_same_contact_gives_the_same_document() -> None:
    assert print_contact(view(), ["a"]) == print_contact(view(), ["a"])


@pytest.mark.skipif(pdf.browser() is None, reason="Chromium is not installed")
def test_a_pdf_is_made_and_nothing_is_asked_of_the_network() -> None:
    printed = pdf.pdf(print_contact(view(), ["a citation"]))
    assert printed.startswith(b"%PDF-")
    assert printed.rstrip().endswith(b"%%EOF")


def test_without_a_browser_it_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "browser", lambda: None)
    with pytest.raises(UsageError, match="print it from any browser"):
        pdf.pdf("<p>")
    monkeypatch.setattr(pdf, "browser", lambda: "/bin/false")
    with pytest.raises(UsageError, match="did not print"):
        pdf.pdf("<p>")
