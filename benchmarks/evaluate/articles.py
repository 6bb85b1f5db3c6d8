"""Pages to articles: is each story there, whole, and nothing but it? Its language, its day?"""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.evaluate.case import Case, extra, hit, miss, right
from benchmarks.evaluate.gold import Gold, Read
from benchmarks.evaluate.words import overlap, place, words
from dragoman.model import Article, Role


def judge(read: Read) -> Iterator[Case]:
    language, file = read.language, read.file
    stories = read.gold["articles"]
    for story in stories:
        name = f"{file} article {story['number']}"
        body = _body(read.page, story, read.gold["outside"])
        told = max(read.articles, key=lambda one: sum(overlap(words(one.text), words(body))), default=None)
        have = words(_told(told)) if told else []
        exact, complete = overlap(have, words(body))
        yield Case("article text", language, name, exact, bool(have), complete, 1)
        title = place(told.title, story["title"]) if told else None
        yield right("article title", language, name, title is not None)
    for number, snippet in enumerate(read.gold["outside"]):
        inside = any(place(one.text, snippet) for one in read.articles if one.number <= len(stories))
        yield right("furniture kept out", language, f"{file} outside {number}", not inside)
    if read.articles:
        yield right("language", language, file, read.articles[0].language == language)
    else:
        yield miss("language", language, file)
    yield from _published(read)


def _body(page: str, story: Gold, outside: list[str]) -> str:
    """The body as the gold bounds it: from its first words to its last, less the lines of furniture between."""
    first = place(page, story["first"])
    last = place(page, story["last"], first[0]) if first else None
    if first is None or last is None:
        return ""
    lines = page[first[0] : last[1]].split("\n")
    return "\n".join(line for line in lines if not any(place(line, snippet) for snippet in outside))


def _told(article: Article) -> str:
    return "\n".join(part.span.of(article.text) for part in article.sections if part.role is Role.BODY)


def _published(read: Read) -> Iterator[Case]:
    want = read.gold["published"]
    have = read.articles[0].published if read.articles else None
    day = have.start.isoformat() if have and have.precision.value == "day" else None
    if want is None:
        if day is not None:
            yield extra("publication day", read.language, read.file)
        return
    if day is None:
        yield miss("publication day", read.language, read.file)
    else:
        yield right("publication day", read.language, read.file, day == want)
    if have is not None:
        inside = have.start.isoformat() <= want < have.end.isoformat()
        yield (hit if inside else miss)("publication inside", read.language, read.file)
    else:
        yield miss("publication inside", read.language, read.file)
