"""How a migration runs: on the connection it is given, inside the transaction of that connection."""

from alembic import context
from sqlmodel import SQLModel

import data.storage.tables
import data.storage.tables_afspraak
import data.storage.tables_bediening
import data.storage.tables_rechten
import data.storage.tables_ronde
import data.storage.tables_toegang
import data.storage.tables_upload
import data.storage.tables_voorstel  # noqa: F401 - all fill the metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=SQLModel.metadata,
    render_as_batch=True,
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()
