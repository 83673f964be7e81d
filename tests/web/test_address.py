import pytest
from starlette.requests import Request

from app.settings import Settings
from app.web import address
from app.web.address import site_address


class State:
    """Stands in for the app."""

    def __init__(self, public_url: str) -> None:
        self.state = self
        self.settings = Settings(public_url=public_url)


def asked_as(host: str, public_url: str = "", scheme: str = "http") -> Request:
    return Request(
        {
            "type": "http",
            "scheme": scheme,
            "path": "/household",
            "query_string": b"",
            "headers": [(b"host", host.encode())],
            "app": State(public_url),
        }
    )


@pytest.fixture(autouse=True)
def _wifi(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(address, "lan_address", lambda: "192.168.0.12")


@pytest.mark.parametrize(
    ("host", "expected"),
    [
        ("localhost:8000", "http://192.168.0.12:8000"),
        ("127.0.0.1:8000", "http://192.168.0.12:8000"),
        ("[::1]:8000", "http://192.168.0.12:8000"),
        ("localhost", "http://192.168.0.12"),
        ("raspberrypi.local:8000", "http://raspberrypi.local:8000"),
        ("192.168.0.77", "http://192.168.0.77"),
    ],
)
def test_links_lead_here_from_other_devices_too(host: str, expected: str) -> None:
    assert site_address(asked_as(host)) == expected


def test_without_a_wifi_the_address_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(address, "lan_address", lambda: None)

    assert site_address(asked_as("localhost:8000")) == "http://localhost:8000"


def test_the_setting_comes_first() -> None:
    public = "https://hunts.example/"

    assert site_address(asked_as("localhost:8000", public)) == "https://hunts.example"


def test_https_stays_https() -> None:
    assert site_address(asked_as("hunts.example", scheme="https")) == "https://hunts.example"
