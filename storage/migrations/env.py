"""Where Alembic finds the database: a connection from `storage.migrate`, or `-x url=…` for writing a revision."""

from alembic import context
from sqlalchemy import Connection

from storage.database import Database
from storage.migrate import METADATA


def run(connection: Connection) -> None:
    """Apply revisions inside the transaction that is open on the connection."""
    context.configure(connection=connection, target_metadata=METADATA, render_as_batch=True)
    with context.begin_transaction():
        context.run_migrations()


given = context.config.attributes.get("connection")
if given is not None:
    run(given)
else:
    with Database(context.get_x_argument(as_dictionary=True)["url"]).transaction() as opened:
        run(opened)
