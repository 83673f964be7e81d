"""The template environment: strict, without reloading, with every macro as a global function."""

from collections.abc import MutableMapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined
from jinja2.runtime import Macro
from typing_extensions import override

from app.web.files import Files

ROOT = Path(__file__).resolve().parents[2] / "templates"
KEPT = {"icon": ("icon", "sign", "kit_picture"), "piece": ("piece", "btn"), "play": ("book_tape",)}
"""Small macros that stand on every screen, by file. What they made of the same arguments is kept:
calling a macro costs more than all it writes."""


class _Environment(Environment):
    @override
    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """Return the one dict of globals, without any of a template's own.

        Jinja would return a chain of two. It is copied for each block that is drawn, and a chain
        of a hundred macros costs more to copy than most pages cost to draw.
        """
        return self.globals


def make_environment(files: Files, cache: Path) -> Environment:
    """Return the environment of all templates.

    `cache` is a folder for compiled templates. `static(name)` gives a static file's address and
    raises KeyError for a mistake of ours; `drawn(name)` tells whether the kit has a drawing, which
    a hunt from elsewhere may only believe.
    Macros are globals because a block that is rendered alone sees no import of its template.
    """
    cache.mkdir(parents=True, exist_ok=True)
    environment = _Environment(
        loader=FileSystemLoader(ROOT),
        autoescape=True,
        auto_reload=False,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        bytecode_cache=FileSystemBytecodeCache(str(cache)),
    )
    environment.globals["static"] = files.address
    environment.globals["drawn"] = lambda name: files.holds(f"/static/kit/{name}.svg")
    for file_name, names in KEPT.items():
        module = environment.get_template(f"macros/{file_name}.html").module
        for name in names:
            # By type too: safe HTML equals the same text that is not safe.
            kept = lru_cache(maxsize=1024, typed=True)(getattr(module, name))
            setattr(module, name, kept)
            environment.globals[name] = kept
    for file in sorted((ROOT / "macros").glob("*.html")):
        module = environment.get_template(f"macros/{file.name}").module
        for name, value in vars(module).items():
            if isinstance(value, Macro):
                if name in environment.globals:
                    raise ValueError(f"two macros are called {name!r}")
                environment.globals[name] = value
    return environment
