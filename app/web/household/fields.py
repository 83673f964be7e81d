"""The fields of this room's forms, with their limits and the sentences for what is not right."""

from typing import Annotated

from pydantic import AfterValidator, BaseModel, Field, StringConstraints
from pydantic_core import PydanticCustomError

from app.services.accounts import Applicant
from app.services.passwords import LONGEST, SHORTEST
from app.services.pin import is_pin
from app.services.zones import is_zone


def _one_word(login: str) -> str:
    if any(sign.isspace() for sign in login):
        raise PydanticCustomError("says", "Leave out the spaces.")
    return login


def _pin(digits: str) -> str:
    if not is_pin(digits):
        raise PydanticCustomError("says", "Use four to eight digits, such as 2468.")
    return digits


def _zone(name: str) -> str:
    if not is_zone(name):
        raise PydanticCustomError("says", "Choose a time zone from the list.")
    return name


def _text(most: int) -> StringConstraints:
    return StringConstraints(strip_whitespace=True, min_length=1, max_length=most)


Name = Annotated[str, _text(40)]
HouseholdName = Annotated[str, _text(60)]
Login = Annotated[str, _text(120), AfterValidator(_one_word)]
Word = Annotated[str, _text(60)]
NewPassword = Annotated[str, Field(min_length=SHORTEST, max_length=LONGEST)]
Password = Annotated[str, Field(min_length=1, max_length=LONGEST)]
Pin = Annotated[str, StringConstraints(strip_whitespace=True), AfterValidator(_pin)]
Zone = Annotated[str, AfterValidator(_zone)]


class NewAccount(BaseModel):
    """Who wants to become a parent here."""

    name: Name
    login: Login
    password: NewPassword

    @property
    def applicant(self) -> Applicant:
        """The same for the services."""
        return Applicant(name=self.name, login=self.login, password=self.password)


class NewHousehold(NewAccount):
    """Who wants to make a household."""

    household: HouseholdName
    zone: str = Field(default="", max_length=60)
    """What the browser believes; never the reader's doing, so never refused."""
