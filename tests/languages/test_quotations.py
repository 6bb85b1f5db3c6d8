"""Quotation marks of every press, and the signs that look like them."""

from __future__ import annotations

import pytest

from dragoman.languages.quotations import quoted_spans


@pytest.mark.parametrize(
    ("text", "quotations"),
    [
        ("« C'est utile », a confié Macron.", ["« C'est utile »"]),
        ("„Wir sind bereit“, sagte er, „und warten“.", ["„Wir sind bereit“", "„und warten“"]),
        ("»Er war offen«, sagte Sullivan.", ["»Er war offen«"]),
        ("”Vi är överens. Arbetet fortsätter”, sade Lavrov.", ["”Vi är överens. Arbetet fortsätter”"]),
        ("‘Het werk gaat door’, zei Putin’s woordvoerder.", ["‘Het werk gaat door’"]),
        ("‘‘हम तैयार हैं’’, उन्होंने कहा", ["‘‘हम तैयार हैं’’"]),
        (",,Een goede dag'', verklaarde zij.", [",,Een goede dag''"]),
        ("He spoke of 'a way forward' and left.", ["'a way forward'"]),
        ("“They call it ‘a pause’ there,” he said.", ["“They call it ‘a pause’ there,”"]),
        ("「停戦が必要だ」と述べた", ["「停戦が必要だ」"]),
    ],
)
def test_conventions(text: str, quotations: list[str]) -> None:
    assert [span.of(text) for span in quoted_spans(text)] == quotations


@pytest.mark.parametrize(
    "text",
    [
        "The leaders' call and Putin's visit",
        "l'Ukraine et 'x' d'un côté",
        "in the ’90s and the ‘Abd family",
        "Cumhurbaşkanı Erdoğan’ın Putin’le görüşmesi",
        "a stray « mark and no partner",
        "« " + 800 * "x" + " »",
    ],
)
def test_no_quotation(text: str) -> None:
    assert quoted_spans(text) == []
