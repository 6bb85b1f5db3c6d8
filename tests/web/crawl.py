"""Every page that can be reached by links from the front, as a reader would."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import html
from starlette.testclient import TestClient

LINKS = ("href", "src", "action", "formaction")


def pages(client: TestClient, most: int = 80, begin: str = "/contacts") -> Iterator[tuple[str, html.HtmlElement]]:
    """Addresses and documents, breadth first; exports and files are not opened."""
    waiting, seen = [begin, "/decisions", "/search?q=Putin", "/timeline", "/matrix", "/coverage", "/actors"], set()
    while waiting and len(seen) < most:
        address = waiting.pop(0)
        if address in seen:
            continue
        seen.add(address)
        answer = client.get(address)
        assert answer.status_code == 200, address
        document = html.document_fromstring(answer.content)
        yield address, document
        for found in document.xpath("//a/@href"):
            path = str(found).partition("#")[0]
            file = path.startswith(("/export", "/disagreements", "/static", "//")) or path.endswith(".pdf")
            if path.startswith("/") and not file:
                waiting.append(path)
