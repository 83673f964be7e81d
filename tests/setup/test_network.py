"""Certificates of the machine reach every tool."""

from pathlib import Path

import pytest

from app.setup import network
from app.setup.network import NAMED_BY, TOLD_AS, network_environment


@pytest.fixture(autouse=True)
def plain_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in {*NAMED_BY, *TOLD_AS}:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(network, "OF_THE_SYSTEM", ())


@pytest.mark.parametrize("source", NAMED_BY)
def test_one_name_is_enough(source: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bundle = tmp_path / "bundle.pem"
    bundle.touch()
    monkeypatch.setenv(source, str(bundle))
    environment = network_environment()
    assert {environment[name] for name in TOLD_AS} == {str(bundle)}


def test_the_systems_own_come_last(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("named", "system"):
        (tmp_path / name).touch()
    monkeypatch.setattr(network, "OF_THE_SYSTEM", ("/nowhere", str(tmp_path / "system")))
    assert network_environment()["SSL_CERT_FILE"] == str(tmp_path / "system")
    monkeypatch.setenv("CURL_CA_BUNDLE", str(tmp_path / "named"))
    assert network_environment()["SSL_CERT_FILE"] == str(tmp_path / "named")


def test_what_is_set_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("one", "two"):
        (tmp_path / name).touch()
    monkeypatch.setenv("PIP_CERT", str(tmp_path / "one"))
    monkeypatch.setenv("NODE_EXTRA_CA_CERTS", str(tmp_path / "two"))
    environment = network_environment()
    assert environment["SSL_CERT_FILE"] == str(tmp_path / "one")
    assert environment["NODE_EXTRA_CA_CERTS"] == str(tmp_path / "two")


def test_a_bundle_that_is_not_there_is_not_passed_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PIP_CERT", "/nowhere/bundle.pem")
    assert "SSL_CERT_FILE" not in network_environment()


def test_proxies_pass_through(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("https_proxy", "http://proxy.home:3128")
    assert network_environment()["https_proxy"] == "http://proxy.home:3128"
