"""Markdown of a parent to HTML that is safe in a child's page, and to text for reading aloud."""

import html
import re
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

import nh3

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

TAGS = frozenset(
    {"p", "br", "em", "strong", "ul", "ol", "li", "blockquote", "hr", "h3", "pre", "code"}
)
"""All that ever stands in a child's page. No tag has an attribute; of a link its words are left,
of a picture nothing."""

CHILDREN = "{children}"
"""Stands in a text where the names of the children who play shall be read."""

_AND = {"en": "and", "de": "und", "fr": "et", "es": "y", "it": "e", "nl": "en", "pt": "e"}
_NOBODY = {"en": "dear friends", "de": "liebe Kinder", "fr": "les amis", "es": "amigos"}

_cleaner = nh3.Cleaner(tags=set(TAGS), attributes={}, clean_content_tags=set())


@cache
def _markdown() -> "MarkdownIt":
    # Imported when a text is first read: those who only play never need it, nor its 2 MB.
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark", {"html": False, "breaks": True})


def to_html(markdown: str) -> str:
    """Return the HTML of a text: tags of TAGS only, no attribute, whatever the text holds.

    `{children}` is kept; `fill` puts the names in, so that one HTML serves every run.
    """
    return _cleaner.clean(_headings(_markdown().render(markdown)))


def fill(markup: str, names: Sequence[str], language: str = "en") -> str:
    """Put the children's names into HTML made by `to_html`. Names are escaped."""
    return markup.replace(CHILDREN, html.escape(joined(names, language)))


def to_text(markdown: str, names: Sequence[str] = (), language: str = "en") -> str:
    """Return the text as it is read aloud: no marks of Markdown, no drawings in code blocks.

    Paragraphs and rows are lines of their own.
    """
    lines = []
    for token in _markdown().parse(markdown):
        if token.type == "inline" and token.children:
            lines.append("".join(_spoken(part.type, part.content) for part in token.children))
    return "\n".join(lines).replace(CHILDREN, joined(names, language))


def joined(names: Sequence[str], language: str = "en") -> str:
    """Return "Juno", "Juno and Teo" or "Juno, Teo and Ada" in the hunt's language.

    With no name it is a way to call children whose names are not known.
    """
    primary = language.partition("-")[0]
    if not names:
        return _NOBODY.get(primary, _NOBODY["en"])
    if len(names) == 1:
        return names[0]
    return f"{', '.join(names[:-1])} {_AND.get(primary, '&')} {names[-1]}"


def _headings(markup: str) -> str:
    """One size of heading: the page's own title stands above all of them."""
    return re.sub(r"<(/?)h[1-6]>", r"<\1h3>", markup)


def _spoken(kind: str, content: str) -> str:
    if kind in ("softbreak", "hardbreak"):
        return "\n"
    return content if kind in ("text", "code_inline") else ""
