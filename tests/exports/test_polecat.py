"""POLECAT rows under the exact heading of its files, and every row with as many cells."""

from __future__ import annotations

import csv
import io
from datetime import date

from dragoman.exports import Losses, export
from dragoman.exports.polecat import HEADER
from dragoman.model import Kind, Named, Precision, Status, When
from dragoman.store.dossier import Dossier
from tests.exports.made import ERDOGAN, HAMAS, NATO, OPEN, PUTIN, entry, written

# As the monthly files on Harvard Dataverse begin.
EXACT = (
    "Event ID\tEvent Date\tEvent Type\tEvent Mode\tIntensity\tQuad Code\tContexts\tActor Name\tActor Country\t"
    "Actor COW\tPrimary Actor Sector\tActor Sectors\tActor Title\tActor Name Raw\tWikipedia Actor ID\t"
    "Recipient Name\tRecipient Country\tRecipient COW\tPrimary Recipient Sector\tRecipient Sectors\t"
    "Recipient Title\tRecipient Name Raw\tWikipedia Recipient ID\tPlacename\tCity\tDistrict\tProvince\tCountry\t"
    "Latitude\tLongitude\tGeoNames ID\tRaw Placename\tFeature Type\tSource\tPublication Date\tStory People\t"
    "Story Organizations\tStory Locations\tLanguage\tVersion"
)


def rows(data: bytes) -> list[dict[str, str]]:
    heading, *lines = data.decode().rstrip("\n").split("\n")
    assert heading == EXACT
    assert {len(line.split("\t")) for line in lines} <= {len(HEADER)}
    return list(csv.DictReader(io.StringIO(data.decode()), delimiter="\t", quoting=csv.QUOTE_NONE))


def test_rows_of_a_dossier(dossier: Dossier) -> None:
    made = export(dossier, "polecat")
    found = rows(b"".join(made.parts))
    assert made.file_name.endswith("polecat.tsv")
    call = next(row for row in found if row["Event Mode"] == "phone")
    assert call["Event Date"] == "2024-12-03"
    assert call["Event Type"] == "CONSULT"
    assert call["Quad Code"] == "VERBAL COOPERATION"
    assert call["Intensity"] == "1.5"
    assert set(call["Actor COW"].split("; ")) == {"365", "640"}
    assert call["Recipient Name"] == "None"
    assert "" not in call.values()


def test_cells_of_actors_stay_beside_each_other() -> None:
    (row,) = rows(written("polecat", entry(kind=Kind.MULTILATERAL, parties=(PUTIN, NATO, HAMAS, ERDOGAN))))
    assert row["Actor Name"].split("; ") == ["Vladimir Putin", "NATO", "Hamas", "Recep Tayyip Erdogan"]
    assert row["Actor Country"].split("; ") == ["RUS", "IGO", "None", "TUR"]
    assert row["Actor COW"].split("; ") == ["365", "None", "None", "640"]
    assert row["Actor Sectors"] == "GOV; REB"


def test_a_visit() -> None:
    (row,) = rows(written("polecat", entry(kind=Kind.VISIT, places=(Named("sochi", "So\tchi;\n", "ru"),))))
    assert (row["Actor Name"], row["Recipient Name"]) == ("Recep Tayyip Erdogan", "Vladimir Putin")
    assert (row["Placename"], row["Country"], row["Intensity"]) == ("So chi,", "RUS", "4")


def test_what_it_has_no_place_for_is_counted_and_not_bent() -> None:
    losses = Losses()
    week = When(date(2024, 12, 2), date(2024, 12, 9), Precision.WEEK, "this week")
    assert (
        rows(written("polecat", entry(when=week), entry(when=OPEN), entry(status=Status.DENIED), losses=losses)) == []
    )
    assert [sentence.rpartition(": ")[2] for sentence in losses.sentences()] == ["2 contacts", "1 contact"]
