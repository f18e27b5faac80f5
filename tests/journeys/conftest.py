"""Journeys on both databases: the server and the migrated copies are those of the storage tests."""

from tests.data.storage.conftest import migrated_postgres, migrated_sqlite, postgres

__all__ = ["migrated_postgres", "migrated_sqlite", "postgres"]
