"""Where Alembic begins. `app.store.migrate` hands over a connection that is in a transaction."""

from alembic import context
from sqlalchemy import MetaData

from app.store.columns import NAMES
from app.store.migrate import VERSION_TABLE

context.configure(
    connection=context.config.attributes["connection"],
    # Only for the names of constraints: a migration never sees the tables of today.
    target_metadata=MetaData(naming_convention=NAMES),
    version_table=VERSION_TABLE,
    render_as_batch=True,
)
context.run_migrations()
