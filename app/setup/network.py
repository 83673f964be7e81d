"""Certificates and proxies of this machine, told to every tool in its own words.

A family's network or a company's may stand behind a proxy that signs with its own certificate.
pip, uv and the npm client each look for it under another name. Proxies go by one name for all
(`https_proxy`), and pass through untouched.
"""

import os
from pathlib import Path

SOURCES = ("SSL_CERT_FILE", "PIP_CERT", "REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE")
TARGETS = ("SSL_CERT_FILE", "PIP_CERT", "NODE_EXTRA_CA_CERTS")


def network_environment() -> dict[str, str]:
    """Return the environment to start a downloading tool with."""
    environment = dict(os.environ)
    bundles = (environment.get(name, "") for name in SOURCES)
    bundle = next((path for path in bundles if Path(path).is_file()), None)
    if bundle is not None:
        for name in TARGETS:
            environment.setdefault(name, bundle)
    return environment
