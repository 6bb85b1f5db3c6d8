"""The API does what its schema says, whatever it is asked: Schemathesis makes up the questions."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, settings
from schemathesis.checks import load_all_checks
from starlette.testclient import TestClient

from dragoman.web.app import create_app
from dragoman.web.described import ArticleRecord, ContactRecord
from tests.web.conftest import BASE

load_all_checks()


@pytest.fixture
def api_schema(examples: Path, tmp_path_factory: pytest.TempPathFactory) -> schemathesis.BaseSchema:
    path = shutil.copy(examples, tmp_path_factory.mktemp("asked") / "asked.dossier")
    return schemathesis.openapi.from_asgi("/api/openapi.json", create_app(path), base_url=BASE)


schema = schemathesis.pytest.from_fixture("api_schema")


@schema.parametrize()
@settings(max_examples=12, phases=[Phase.explicit, Phase.generate], derandomize=True,
          suppress_health_check=list(HealthCheck))  # fmt: skip
def test_no_question_is_answered_with_a_server_error(case: schemathesis.Case) -> None:
    answer = case.call(headers={"Host": "127.0.0.1:8000"})
    assert answer.status_code < 500
    if answer.status_code == 200:
        case.validate_response(answer, checks=[schemathesis.checks.CHECKS.get_one("response_schema_conformance")])


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
