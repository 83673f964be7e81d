"""The address of this server as other devices reach it: what links and QR codes begin with."""

from urllib.parse import urlsplit

from fastapi import Request

from app.services.lan import lan_address

ONLY_HERE = {"localhost", "127.0.0.1", "::1"}


def site_address(request: Request) -> str:
    """Return the address without a slash at its end, such as http://192.168.0.12:8000.

    The setting comes first, then what this browser used. A browser on the server itself says
    localhost, which would lead a tablet to the tablet: that becomes the address on the wifi.
    """
    settings = request.app.state.settings
    if settings.public_url:
        return str(settings.public_url).rstrip("/")
    address = urlsplit(str(request.base_url))
    here = lan_address() if address.hostname in ONLY_HERE else None
    if here is not None:
        port = f":{address.port}" if address.port else ""
        return f"{address.scheme}://{here}{port}"
    return f"{address.scheme}://{address.netloc}"
