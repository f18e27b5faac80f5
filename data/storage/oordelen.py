"""Oordelen as they were decided: each text kept once, compressed, and known by its SHA-256."""

import zlib
from collections.abc import Mapping
from hashlib import sha256

from sqlalchemy import insert, select
from sqlalchemy.orm import Session
from sqlmodel import col

from data.storage.tables import OordeelRow
from data.storage.versions import batches


def keep_oordelen(session: Session, texts: Mapping[str, str]) -> dict[str, str]:
    """Keep the JSON of one oordeel for each of these pips, and give the digest by which each is found."""
    digests = {pip: digest_of(texts[pip]) for pip in sorted(texts)}
    known: set[str] = set()
    for part in batches(digests.values()):
        query = select(col(OordeelRow.kenmerk)).where(col(OordeelRow.kenmerk).in_(part))
        known.update(session.scalars(query))
    rows = [
        {"kenmerk": digest, "pip": pip, "document": zlib.compress(texts[pip].encode())}
        for pip, digest in digests.items()
        if digest not in known
    ]
    if rows:
        session.connection().execute(insert(OordeelRow), rows)
    return digests


def digest_of(words: str) -> str:
    """The SHA-256 of the JSON of an oordeel, in hexadecimal."""
    return sha256(words.encode()).hexdigest()
