"""JSON-LD: read by a library that knows nothing of ours, every annotation leads to its words."""

from __future__ import annotations

import json
from typing import Any

import pytest

from dragoman.exports import export
from dragoman.exports.jsonld import quotation
from dragoman.model import Kind, Status
from dragoman.spans import Span
from dragoman.store.dossier import Dossier
from tests.exports.made import OPEN, TEXT, WORDS, entry, renamed, written

rdflib = pytest.importorskip("rdflib")
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")
OA = rdflib.Namespace("http://www.w3.org/ns/oa#")
SCHEMA = rdflib.Namespace("https://schema.org/")


def graph(data: bytes) -> Any:
    return rdflib.Graph().parse(data=data.decode(), format="json-ld")


def check_annotations(found: Any) -> int:
    """Every selector finds its words in the text of the article its target names; the number of annotations."""
    annotations = list(found.subjects(rdflib.RDF.type, OA.Annotation))
    for one in annotations:
        body = found.value(one, OA.hasBody)
        for target in found.objects(one, OA.hasTarget):
            source = found.value(target, OA.hasSource)
            text = found.value(source, SCHEMA.articleBody)
            for selector in found.objects(target, OA.hasSelector):
                if (selector, rdflib.RDF.type, OA.TextPositionSelector) in found:
                    start, end = (found.value(selector, name).toPython() for name in (OA.start, OA.end))
                    words = str(text)[start:end]
                    if (body, rdflib.RDF.type, SCHEMA.Claim) in found:
                        assert str(found.value(body, SCHEMA.text)) == words
                else:
                    exact, prefix, suffix = (
                        str(found.value(selector, name) or "") for name in (OA.exact, OA.prefix, OA.suffix)
                    )
                    if text is None:
                        assert str(source).startswith("http")
                    else:
                        assert prefix + exact + suffix in str(text)
    return len(annotations)


def test_a_dossier_as_a_graph(dossier: Dossier) -> None:
    data = b"".join(export(dossier, "jsonld").parts)
    found = graph(data)
    entries = list(dossier.entries())
    assert check_annotations(found) == sum(len(one.reports) + len(one.claims) for one in entries)
    assert len(set(found.subjects(rdflib.RDF.type, SCHEMA.Event))) == len(entries)
    putin = rdflib.URIRef("http://www.wikidata.org/entity/Q7747")
    assert str(found.value(putin, SCHEMA.name)) == "Vladimir Putin"
    assert list(found.subjects(SCHEMA.attendee, putin))
    days = {day.toPython().isoformat() for day in found.objects(None, SCHEMA.startDate)}
    assert "2024-12-03" in days
    assert [one for one in found.predicates() if "None" in str(one)] == []


def test_the_live_page_is_sought_by_the_quotation_alone() -> None:
    found = graph(written("jsonld", entry()))
    assert check_annotations(found) == 2
    page = rdflib.URIRef("https://tass.example/1?a=b&c=d")
    selectors = [one for target in found.subjects(OA.hasSource, page) for one in found.objects(target, OA.hasSelector)]
    assert {found.value(one, rdflib.RDF.type) for one in selectors} == {OA.TextQuoteSelector}
    assert {str(found.value(one, OA.exact)) for one in selectors} == {WORDS}


def test_an_open_date_is_no_start() -> None:
    found = graph(written("jsonld", entry(when=OPEN), renamed(entry(kind=Kind.VIDEO_CALL, status=Status.DENIED), "d")))
    (event,) = (one for one in found.subjects(rdflib.RDF.type, SCHEMA.Event) if str(one).endswith("c0ffee00c0ffee00"))
    assert found.value(event, SCHEMA.startDate) is None
    assert str(found.value(event, rdflib.URIRef("urn:dragoman:term:earliest"))) == "2014-08-28"
    assert found.value(event, rdflib.URIRef("urn:dragoman:term:latest")) is None


def test_nothing_is_a_document_too() -> None:
    assert json.loads(written("jsonld"))["@graph"] == []


def test_a_quotation_at_the_ends_of_a_text() -> None:
    article = entry().sources["a1"].article
    whole = quotation(article, Span(0, len(TEXT)))
    assert (whole["exact"], whole["prefix"], whole["suffix"]) == (TEXT, "", "")
