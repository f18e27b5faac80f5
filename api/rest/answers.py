"""Answers of the API: JSON of nouns, versions as ETags, and files to keep."""

import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from fastapi import Request, Response
from pydantic_core import to_json
from starlette.exceptions import HTTPException

JSON = "application/json"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_PLAIN = re.compile(r"[^A-Za-z0-9._ -]")


def answer(data: Mapping[str, Any], status: int = 200, headers: Mapping[str, str] | None = None) -> Response:
    """This data as JSON; moments and days as in the contract."""
    return Response(to_json(data, inf_nan_mode="constants"), status, headers=dict(headers or {}), media_type=JSON)


def address(collection: str, kenmerk: str) -> str:
    """Where one of a collection is, whatever signs are in its kenmerk."""
    return f"/v1/{collection}/{quote(kenmerk, safe='')}"


def etag(*parts: object) -> str:
    """The ETag of a version, such as "plek-3"."""
    return '"' + "-".join(str(part) for part in parts) + '"'


def versioned(request: Request, data: Mapping[str, Any], tag: str) -> Response:
    """This data with its ETag; 304 without it when the client has this version."""
    known = [one.strip().removeprefix("W/") for one in request.headers.get("if-none-match", "").split(",")]
    if tag in known or "*" in known:
        return Response(status_code=304, headers={"ETag": tag})
    return answer(data, headers={"ETag": tag})


def seen_version(request: Request, name: str) -> int:
    """The versie that the client says it saw, from If-Match; 428 without it, 412 for anything but such an ETag."""
    given = request.headers.get("if-match")
    if given is None:
        raise HTTPException(428)
    found = re.fullmatch(rf'"{name}-([0-9]{{1,9}})"', given.strip())
    if found is None:
        raise HTTPException(412)
    return int(found[1])


def download(content: bytes, naam: str, media_type: str) -> Response:
    """A file to keep under this name, whatever is in the name (RFC 6266); a browser never shows it as a page."""
    plain = _PLAIN.sub("_", naam)[-100:]
    told = f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(naam, safe='')}"
    return Response(content, headers={"Content-Disposition": told}, media_type=media_type)
