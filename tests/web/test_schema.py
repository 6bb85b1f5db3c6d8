"""The API does what its schema says, whatever it is asked: Schemathesis makes up the questions."""

from __future__ import annotations

import shutil
from pathlib import Path

import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis.checks import load_all_checks
from starlette.testclient import TestClient

from dragoman.web.app import create_app
from dragoman.web.described import ArticleRecord, ContactRecord

load_all_checks()
OURS = {"Host": "127.0.0.1:8000"}


def test_no_question_is_answered_with_a_server_error(examples: Path, tmp_path: Path) -> None:
    path = shutil.copy(examples, tmp_path / "asked.dossier")
    schema = schemathesis.openapi.from_asgi("/api/openapi.json", create_app(path), headers=OURS)
    conforms = schemathesis.checks.CHECKS.get_one("response_schema_conformance")
    asked = answered = 0
    for found in schema.get_all_operations():
        operation = found.ok()

        @given(operation.as_strategy())
        @settings(max_examples=12, phases=[Phase.generate], derandomize=True, database=None,
                  suppress_health_check=list(HealthCheck))  # fmt: skip
        def ask(case: schemathesis.Case) -> None:
            nonlocal asked, answered
            asked += 1
            answer = case.call(headers=OURS)
            assert answer.status_code < 500, (case.path, answer.text)
            if answer.status_code in (200, 201):
                answered += 1
                case.validate_response(answer, checks=[conforms])

        ask()
    assert asked > 100
    assert answered > 30


def test_the_schema_tells_every_field_of_the_record(client: TestClient) -> None:
    record = client.get(client.get("/api/v1/contacts").json()["contacts"][0]["address"]).json()
    assert set(record) == set(ContactRecord.model_fields)
    article = client.get(f"/api/v1/articles/{record['reports'][0]['article']}").json()
    assert set(article) == set(ArticleRecord.model_fields)


def test_every_operation_says_what_it_is_for(client: TestClient) -> None:
    described = client.get("/api/openapi.json").json()
    for path, operations in described["paths"].items():
        for operation in operations.values():
            assert operation.get("description"), path
