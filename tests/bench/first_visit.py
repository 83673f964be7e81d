"""How much a tablet fetches on its first visit, compressed, without pictures and fonts."""

import gzip
import re

from tests.bench.parties import Party
from tests.bench.process import ServerProcess

LOADED = re.compile(rb'<link rel="stylesheet" href="([^"]+)"|<script [^>]*src="([^"]+)"')


def report_first_visit(server: ServerProcess, party: Party) -> None:
    """Print the bytes of a page and of all styles and scripts that it loads."""
    asks = {"Cookie": f"rt_play={party.cookie}", "Accept-Encoding": "gzip"}
    page = server.read(f"/play/page/{party.pages[0]}", asks)
    sizes = {"page": len(page)}
    for style, script in LOADED.findall(gzip.decompress(page)):
        path = (style or script).decode()
        sizes[path.split("?")[0]] = len(server.read(path, asks))
    print(f"\nFirst visit: {sum(sizes.values()) / 1000:.1f} kB compressed")
    for name, size in sizes.items():
        print(f"  {name:38}{size:7}")
