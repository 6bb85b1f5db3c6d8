"""What is on screen, handed on in the formats of `exports`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from fastapi import APIRouter, HTTPException, Path, Query
from fastapi.responses import StreamingResponse

from dragoman.exports import FORMATS, Wanted, export
from dragoman.web.chosen import TheChosen
from dragoman.web.desk import TheDesk
from dragoman.web.named import name_actors

router = APIRouter()

Contact = Annotated[
    list[str] | None, Query(max_length=500, description="Ids of contacts; without, those that the rest of it chooses.")
]


@router.get("/export/{format}", include_in_schema=False)
@router.get("/api/v1/export/{format}", tags=["records"], response_class=StreamingResponse)
def hand_on(
    desk: TheDesk,
    format: Annotated[str, Path(description=f"One of {', '.join(FORMATS)}.")],
    chosen: TheChosen,
    contact: Contact = None,
) -> StreamingResponse:
    """Contacts with all they rest on, in one of the formats."""
    if format not in FORMATS:
        raise HTTPException(404, f"There is no format called {format!r}; there is {', '.join(FORMATS)}.")
    named = name_actors(desk.overview(), chosen)[0]
    wanted = Wanted(contacts=tuple(contact)) if contact else Wanted(named.selection)
    made = export(desk.dossier, format, wanted)
    # The first part is taken here: what cannot be done at all is said before the answer has begun.
    first = next(made.parts, b"")

    def parts() -> Iterator[bytes]:
        yield first
        yield from made.parts

    return StreamingResponse(
        parts(),
        media_type=made.media_type,
        headers={"Content-Disposition": f'attachment; filename="{made.file_name}"'},
    )
