"""The same parent and day as the console's tests have."""

from tests.web.console.conftest import day, parent

__all__ = ["day", "parent"]
