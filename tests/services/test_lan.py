import socket

import pytest

from app.services.lan import lan_address


class Way:
    """A socket that only knows its own address."""

    def __init__(self, address: str) -> None:
        self.address = address

    def __call__(self, *kind: object) -> "Way":
        assert kind == (socket.AF_INET, socket.SOCK_DGRAM), "a datagram socket connects silently"
        return self

    def __enter__(self) -> "Way":
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def connect(self, _: tuple[str, int]) -> None:
        if not self.address:
            raise OSError

    def getsockname(self) -> tuple[str, int]:
        return self.address, 40_000


@pytest.mark.parametrize(
    ("own", "found"),
    [
        ("192.168.0.12", "192.168.0.12"),
        ("10.0.0.2", "10.0.0.2"),
        ("127.0.0.1", None),
        ("0.0.0.0", None),
        ("", None),
    ],
)
def test_the_address_is_the_one_on_the_way_out(
    monkeypatch: pytest.MonkeyPatch, own: str, found: str | None
) -> None:
    monkeypatch.setattr(socket, "socket", Way(own))

    assert lan_address() == found
