"""Whether the server says that it is well."""

import pytest
from fastapi.testclient import TestClient


@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_the_server_is_well(client: TestClient, method: str) -> None:
    assert client.request(method, "/healthz").status_code == 200
