"""Markdown of anybody's: nothing of it but plain tags reaches a child's page."""

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.plan.prose import TAGS, fill, joined, to_html, to_text
from tests.plan.plans import cases

HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "<a href='javascript:alert(1)'>x</a>",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt&colon;alert(1))",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "![x](https://example.org/spy.png)",
    '![x](x "onload=alert(1)")',
    "<https://example.org>",
    "[r]: javascript:alert(1)\n\n[r] [x][r]",
    "```html onload=alert(1)\n<b>\n```",
    '``` "><script>\nx\n```',
    "`<iframe src=x>`",
    "<div hx-get=/play hx-trigger=load>",
    "<p hx-on:click=alert(1)>",
    "<style>@import 'https://example.org'</style>",
    "<meta http-equiv=refresh content=0>",
    '<math><mi//xlink:href="data:x,<script>alert(1)</script>">',
    '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "<!--<img src=--><img src=x onerror=alert(1)//>",
    "<![CDATA[<script>]]>",
    "# <b>\n***bold*** _em_ \\<i\\>",
    "> - 1. <u>x</u>\n---",
    "\0<scr\0ipt>",
    "{children}<b>",
]
"""Ways to bring a tag, an attribute or an address in."""

pieces = st.sampled_from([*HOSTILE, *"<>\"'`*_[]()!&#-\n\t {}", "a", "onload=", "\u202e", "é"])
hostile = st.lists(pieces, max_size=8).map("".join) | st.text(max_size=40)


class Seen(HTMLParser):
    """Collects what a browser would take for tags and attributes."""

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: list[tuple[str, str | None]] = []
        self.feed(markup)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes += attrs

    def handle_comment(self, data: str) -> None:
        self.tags.add("comment")

    def handle_decl(self, decl: str) -> None:
        self.tags.add("declaration")


def assert_harmless(markup: str) -> None:
    seen = Seen(markup)
    assert seen.tags <= TAGS
    assert seen.attributes == []
    assert re.fullmatch(r"(?:[^<]|</?[a-z0-9]+>)*", markup)


@pytest.mark.parametrize("text", HOSTILE)
def test_known_payloads_do_nothing(text: str) -> None:
    assert_harmless(fill(to_html(text), [text], "en"))


@settings(max_examples=cases(5_000, 50_000), deadline=None)
@given(hostile, hostile)
def test_no_text_and_no_name_brings_a_tag_or_an_attribute(text: str, name: str) -> None:
    assert_harmless(fill(to_html("{children} " + text), [name], "en"))


def test_what_a_story_needs_is_there() -> None:
    text = (
        "# One\n\nA **red** *thread*.\nNext line.\n\n- a\n- b\n\n1. c\n\n> said\n\n---\n\n"
        "```\n o==3==o\n```\n"
    )
    assert to_html(text) == (
        "<h3>One</h3>\n<p>A <strong>red</strong> <em>thread</em>.<br>\nNext line.</p>\n"
        "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n<ol>\n<li>c</li>\n</ol>\n"
        "<blockquote>\n<p>said</p>\n</blockquote>\n<hr>\n<pre><code> o==3==o\n</code></pre>\n"
    )


def test_a_link_is_its_words_and_a_picture_is_nothing() -> None:
    assert to_html("See [the book](https://example.org)![x](y)!") == "<p>See the book!</p>\n"
    assert to_text("See [the book](https://example.org)![x](y)!") == "See the book!"


def test_names_are_put_in_and_escaped() -> None:
    markup = to_html("Good morning, {children}!")
    assert markup == "<p>Good morning, {children}!</p>\n"
    assert fill(markup, ["Juno", "<Teo>"]) == "<p>Good morning, Juno and &lt;Teo&gt;!</p>\n"


def test_a_name_is_not_read_as_a_place_for_names() -> None:
    assert fill(to_html("{children}"), ["{children}", "Ada"]) == "<p>{children} and Ada</p>\n"


@pytest.mark.parametrize(
    ("names", "language", "read"),
    [
        ([], "en", "dear friends"),
        ([], "de", "liebe Kinder"),
        ([], "sv", "dear friends"),
        (["Juno"], "en", "Juno"),
        (["Juno", "Teo"], "en", "Juno and Teo"),
        (["Juno", "Teo", "Ada"], "en-GB", "Juno, Teo and Ada"),
        (["Juno", "Teo"], "de", "Juno und Teo"),
        (["Juno", "Teo"], "sv", "Juno & Teo"),
    ],
)
def test_names_are_joined_as_they_are_said(names: list[str], language: str, read: str) -> None:
    assert joined(names, language) == read


def test_text_is_read_aloud_without_marks_and_drawings() -> None:
    text = (
        "# Hush\n\nOona *opens*\nthe **book**, {children}.\n\n```\nA 1  B 2\n```\n\n- `one`\n- two"
    )
    assert to_text(text, ["Juno"]) == "Hush\nOona opens\nthe book, Juno.\none\ntwo"
