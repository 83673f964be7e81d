"""Certificates and proxies of this machine, told to every tool in its own words.

A company's network, and some families', stands behind a proxy that signs with its own
certificate. pip, uv and the npm client each look for it under another name, and two of them not
among the system's certificates. Proxies go by one name for all (`https_proxy`), and pass through.
"""

import os
from pathlib import Path

NAMED_BY = ("SSL_CERT_FILE", "PIP_CERT", "REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE")
OF_THE_SYSTEM = (
    "/etc/ssl/certs/ca-certificates.crt",  # Debian
    "/etc/pki/tls/certs/ca-bundle.crt",  # Fedora
    "/etc/ssl/cert.pem",  # macOS, Alpine
)
TOLD_AS = ("SSL_CERT_FILE", "PIP_CERT", "NODE_EXTRA_CA_CERTS")


def network_environment() -> dict[str, str]:
    """Return the environment to start a downloading tool with."""
    environment = dict(os.environ)
    named = [environment.get(name, "") for name in NAMED_BY]
    bundle = next((path for path in (*named, *OF_THE_SYSTEM) if Path(path).is_file()), None)
    if bundle is not None:
        for name in TOLD_AS:
            environment.setdefault(name, bundle)
    return environment
