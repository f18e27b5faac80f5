"""Oordelen as they were decided: each text kept once, compressed, and known by its SHA-256."""

import zlib
from collections.abc import Collection, Mapping
from hashlib import sha256
from typing import NamedTuple

from sqlalchemy import delete, exists, insert, select
from sqlalchemy.orm import Session
from sqlmodel import col

from data.storage.one_of import one_of
from data.storage.tables import OordeelRow, VoorstelRow
from data.storage.tables_voorstel import StandRow
from data.storage.versions import batches


class Packed(NamedTuple):
    """The JSON of an oordeel on its way to the database: the digest of the text, and the text in zlib."""

    digest: str
    document: bytes


def pack(words: str) -> Packed:
    """Make the JSON of an oordeel ready to keep; of many, do so before the transaction begins."""
    return Packed(digest_of(words), zlib.compress(words.encode()))


def unpack(document: bytes) -> bytes:
    """The JSON of an oordeel as it was kept."""
    return zlib.decompress(document)


def digest_of(words: str) -> str:
    """The SHA-256 of the JSON of an oordeel, in hexadecimal."""
    return sha256(words.encode()).hexdigest()


def keep_oordelen(session: Session, oordelen: Mapping[str, Packed]) -> None:
    """Keep the oordeel of each of these pips, as far as the same text is not there."""
    known: set[str] = set()
    for part in batches(one.digest for one in oordelen.values()):
        query = select(col(OordeelRow.kenmerk)).where(col(OordeelRow.kenmerk).in_(part))
        known.update(session.scalars(query))
    rows = [
        {"kenmerk": one.digest, "pip": pip, "document": one.document}
        for pip, one in sorted(oordelen.items())
        if one.digest not in known
    ]
    if rows:
        session.connection().execute(insert(OordeelRow), rows)


def forget_unused(session: Session, digests: Collection[str]) -> None:
    """Remove the oordelen with these digests, as far as no voorstel refers to them."""
    of_ronde = exists().where(col(VoorstelRow.oordeel) == col(OordeelRow.kenmerk))
    of_person = exists().where(
        col(StandRow.pip) == col(OordeelRow.pip), col(StandRow.oordeel) == col(OordeelRow.kenmerk)
    )
    for part in batches(sorted(digests)):
        unused = delete(OordeelRow).where(one_of(session, col(OordeelRow.kenmerk), part), ~of_ronde, ~of_person)
        session.execute(unused.execution_options(synchronize_session=False))
