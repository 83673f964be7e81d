"""Every setting, its environment variable (REDTHREAD_ and the name in capitals) and its meaning."""

from pathlib import Path

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """What an operator may choose. Each field stands in the README's table (tested)."""

    model_config = SettingsConfigDict(env_prefix="REDTHREAD_", extra="ignore")

    data: Path = Field(default=Path("data"), description="Folder of the database and pictures.")
    database_url: str = Field(
        default="", description="PostgreSQL address; empty for one SQLite file in the data folder."
    )
    host: str = Field(default="0.0.0.0", description="Address the server listens on.")
    port: int = Field(
        default=8000, ge=0, le=65535, description="Port the server listens on; 0 for any free one."
    )
    hosts: str = Field(
        default="",
        description="Names under which the server is reached, with spaces between; "
        "home addresses are always allowed.",
    )
    public_url: str = Field(
        default="", description="Address that links and QR codes begin with, such as https://…"
    )
    registration: bool = Field(
        default=False, description="Whether visitors may make further households."
    )
    sample_runs: int = Field(
        default=50, ge=0, description="How many try-outs without an account may run at once."
    )

    @property
    def store_url(self) -> str:
        """The database's address as SQLAlchemy reads it."""
        if self.database_url:
            return self.database_url.replace("postgresql://", "postgresql+psycopg://", 1)
        return f"sqlite:///{self.data.resolve() / 'redthread.sqlite'}"
