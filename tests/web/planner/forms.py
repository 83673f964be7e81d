"""Forms as a browser without script sees them: what stands in the fields is what is sent."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any


@dataclass
class SeenForm:
    """A form of a page: where it goes, what it sends, which buttons it has."""

    action: str
    fields: list[tuple[str, str]] = field(default_factory=list)
    buttons: list[tuple[str, str]] = field(default_factory=list)

    def get(self, name: str) -> str:
        """Return the value of a field that stands there once. Raises KeyError."""
        return dict(self.fields)[name]

    def all(self, name: str) -> list[str]:
        """Return all values of a field."""
        return [value for key, value in self.fields if key == name]

    def sent(self, do: str = "", **changed: Any) -> dict[str, Any]:
        """Return what is sent when `changed` was typed and the button `do` was pressed.

        In the names of `changed`, two underlines stand for a dot. A list ticks several boxes.
        """
        data: dict[str, Any] = {}
        for name, value in self.fields:
            data.setdefault(name, []).append(value)
        data.update({name.replace("__", "."): value for name, value in changed.items()})
        if do:
            data["do"] = do
        return data


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.forms: list[SeenForm] = []
        self._form: SeenForm | None = None
        self._area: str | None = None
        self._select: str | None = None
        self._text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        at = {name: value or "" for name, value in attrs}
        if tag == "form":
            self._form = SeenForm(at.get("action", ""))
            self.forms.append(self._form)
        if self._form is None:
            return
        name, value = at.get("name", ""), at.get("value", "")
        if tag == "input" and name and at.get("type") != "file":
            if at.get("type") not in ("checkbox", "radio") or "checked" in at:
                self._form.fields.append((name, value))
        elif tag == "textarea":
            self._area, self._text = name, ""
        elif tag == "select":
            self._select = name
        elif tag == "option" and self._select and "selected" in at:
            self._form.fields.append((self._select, value))
            self._select = None
        elif tag == "button":
            self._form.buttons.append((name, value))

    def handle_data(self, data: str) -> None:
        self._text += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._form = None
        elif tag == "textarea" and self._form and self._area:
            # The first line end after the tag is not part of the text.
            self._form.fields.append((self._area, self._text.removeprefix("\n")))
            self._area = None
        elif tag == "select":
            self._select = None


def forms_of(html: str) -> list[SeenForm]:
    """Return all forms of a page."""
    reader = _Reader()
    reader.feed(html)
    return reader.forms


def form_to(html: str, ending: str) -> SeenForm:
    """Return the first form whose address ends so."""
    return next(form for form in forms_of(html) if form.action.endswith(ending))
