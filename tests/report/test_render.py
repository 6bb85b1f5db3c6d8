"""What the report says of a dossier."""

from __future__ import annotations

from dataclasses import replace

import pytest
from lxml import html

from dragoman.model import Comparison
from dragoman.report import render
from dragoman.store.view import DossierView
from tests.report.views import ARABIC_WORDS, view


@pytest.fixture(scope="module")
def page() -> html.HtmlElement:
    return html.document_fromstring(render(view()))


def text(node: html.HtmlElement) -> str:
    return " ".join(" ".join(node.itertext()).split()).replace(" ,", ",")


def test_it_is_the_same_for_the_same_dossier() -> None:
    assert render(view()) == render(view())


def test_an_empty_dossier_says_so() -> None:
    told = text(html.document_fromstring(render(DossierView())))
    assert "0 pages read" in told
    assert "No contact was found" in told


def test_what_could_not_be_read_is_told(page: html.HtmlElement) -> None:
    told = text(page.xpath("//*[@id='pages']")[0])
    assert "pages/empty.txt there is nothing in it" in told
    assert "電話会談 Japanese" in told


def test_every_link_leads_somewhere(page: html.HtmlElement) -> None:
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {one[1:] for one in page.xpath("//a/@href") if one.startswith("#")} <= set(ids)


def test_a_date_stands_with_its_basis_and_what_was_not_believed(page: html.HtmlElement) -> None:
    facts = text(page.xpath("//*[@id='contact-call']//dl")[0])
    assert "3 December 2024 printed date Not believed: a header date" in facts
    assert "President of Russia" in facts
    assert "2 independent origins: Kremlin, Anadolu Agency" in facts


def test_each_side_has_its_column_named_as_the_dossier_names_it(page: html.HtmlElement) -> None:
    columns = page.xpath("//*[@id='contact-call']//section[@class='column']")
    assert [text(column.xpath(".//h5")[0]) for column in columns] == ["Russia", "Turkey"]
    assert "Kremlin, read in full" in text(columns[0])
    assert "Recep Tayyip Erdogan, as relayed by others" in text(columns[1])


def test_original_words_keep_their_language_and_direction(page: html.HtmlElement) -> None:
    (quote,) = page.xpath("//*[@id='claim-c1']/ancestor::div[@class='claim']/blockquote")
    assert text(quote) == ARABIC_WORDS
    assert (quote.get("lang"), quote.get("dir")) == ("ar", "rtl")


def test_the_way_of_a_claim_is_told_from_its_origin(page: html.HtmlElement) -> None:
    def way(claim: str) -> list[str]:
        return [text(one) for one in page.xpath(f"//*[@id='claim-{claim}']//ol[@class='chain']/li")]

    assert way("c1") == ["Kremlin official", "AFP carrier", "24 outlet"], "as the accounts worked it out"
    assert way("c2") == ["Recep Tayyip Erdogan", "Anadolu Agency agency"], "as the claim itself tells it"


def test_what_one_side_alone_tells_is_one_line_for_the_same_remark() -> None:
    plain = view()
    alone = tuple(
        Comparison("only", (claim,), ("ru",), "unknown whether the other side says so") for claim in ("c1", "c3")
    )
    page = html.document_fromstring(render(replace(plain, comparisons={"call": alone})))
    (line,) = page.xpath("//*[@class='line']")
    assert [text(one) for one in line.xpath(".//blockquote")] == [ARABIC_WORDS, "an end to the fighting"]


def test_silence_is_not_taken_for_denial(page: html.HtmlElement) -> None:
    told = text(page.xpath("//*[@id='contact-call']")[0])
    assert "Turkey: read only as others relayed it. What is missing from it is unknown, not unsaid." in told
    assert "Russia: read" not in told


def test_it_says_why_reports_are_one_contact_and_what_was_rejected(page: html.HtmlElement) -> None:
    told = text(page.xpath("//*[@id='contact-call']//ol[@class='joined']")[0])
    assert "same 0.93 · same parties · same topic" in told
    assert "Not Meeting: Vladimir Putin and Recep Tayyip Erdogan, a Monday between" in told
    assert "September 2020 0.20 · different kinds" in told
    assert "Not gone 0.10 · other parties" in told, "a contact the dossier no longer holds is still named"
    other = text(page.xpath("//*[@id='contact-meeting']//ol[@class='joined']")[0])
    assert "It may as well be Phone call: Vladimir Putin and Recep Tayyip Erdogan, 3 December 2024, gone" in other


def test_the_index_names_every_party_with_its_contacts(page: html.HtmlElement) -> None:
    entry = text(page.xpath("//*[@id='actors']")[0])
    assert "Vladimir Putin Russia President of Russia a Monday between 2 March and 28 September 2020" in entry


def test_reprints_are_one_claim_told_twice() -> None:
    plain = view()
    again = replace(plain.claims[1], id="c5")
    accounts = {"call": (replace(plain.accounts["call"][1], claims=("c2", "c5")),)}
    page = html.document_fromstring(render(replace(plain, claims=(*plain.claims, again), accounts=accounts)))
    (claim,) = page.xpath("//*[@id='claim-c2']/ancestor::div[@class='claim']")
    assert claim.xpath(".//*[@id='claim-c5']")
    assert len(claim.xpath("./blockquote")) == 1


def test_a_record_that_refers_to_a_missing_one_is_shown_without_it() -> None:
    page = render(replace(view(), articles=(), mentions={}))
    assert "An article the dossier does not hold" in page
