"""The child's page beside the form: what is typed, in the child's own templates."""

from typing import Any

from httpx2 import Response

from tests.web.planner.conftest import Desk


def preview(desk: Desk, number: int, **typed: Any) -> Response:
    """Type something into a stage and look at what the child would see."""
    form = desk.stage_form(number)
    headers = {"HX-Request": "true", "HX-Target": "preview"}
    return desk.client.post(f"{form.action}/preview", data=form.sent(**typed), headers=headers)


def test_shows_what_is_typed_and_stores_nothing(desk: Desk) -> None:
    seen = preview(desk, 2, title="Typed title", story="**Bold** for {children}", task="Turn it.")

    assert seen.status_code == 200
    assert seen.text.lstrip().startswith('<div id="preview">')
    assert "Typed title" in seen.text
    assert "<strong>Bold</strong> for Juno and Teo" in seen.text
    assert "Turn it." in seen.text
    assert 'class="drum"' in seen.text or "dial" in seen.text
    assert len(desk.lines) == 1


def test_holds_nothing_that_a_child_may_not_see(desk: Desk) -> None:
    secret = "canary-3178-canary"
    seen = preview(
        desk, 2, lock__code="3178", spot=secret, source=secret, notes=secret, after=secret,
        hints__0__text=secret,
    )  # fmt: skip
    assert secret not in seen.text
    assert "3178" not in seen.text


def test_is_safe_whatever_is_typed(desk: Desk) -> None:
    seen = preview(desk, 2, title="<script>x</script>", story="<img src=x onerror=y> [a](http://b)")
    assert "<script>x" not in seen.text
    assert "onerror" not in seen.text.replace("&lt;img src=x onerror=y&gt;", "")
    assert "http://b" not in seen.text


def test_stays_as_it_is_while_the_form_cannot_be_read(desk: Desk) -> None:
    assert preview(desk, 2, page="x").status_code == 204


def test_cannot_be_pressed(desk: Desk) -> None:
    assert 'class="tablet-screen" inert' in preview(desk, 2).text
