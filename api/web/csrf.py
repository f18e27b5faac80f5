"""Against forged forms: a change is only made when our own page asked for it.

Source: OWASP ASVS 5.0 V3.5.1; requirements H090 and H091.
"""

import hmac
from hashlib import sha256

from fastapi import HTTPException, Request

from api.doors.roles import installation
from api.web.sessie import token_of

SAFE = ("GET", "HEAD", "OPTIONS")
FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")
OWN_SITES = (None, "same-origin", "none")


def csrf_of(token: str) -> str:
    """The word that forms of this sessie carry: who cannot read the cookie cannot make it."""
    return hmac.new(token.encode("utf-8", "replace"), b"csrf", sha256).hexdigest()


async def check_csrf(request: Request) -> None:
    """Raise 403 unless the form comes from our own page; without a sessie the site alone is checked."""
    if request.method in SAFE:
        return
    headers = request.headers
    # With Referrer-Policy no-referrer a browser hides the origin of our own forms too, but then it tells the site.
    hidden = headers.get("origin") == "null" and headers.get("sec-fetch-site") == "same-origin"
    own = hidden or headers.get("origin") in (None, installation(request).settings.origin)
    kind = headers.get("content-type", FORMS[0]).partition(";")[0].strip().lower()
    if not own or headers.get("sec-fetch-site") not in OWN_SITES or kind not in FORMS:
        raise HTTPException(403)
    token = token_of(request)
    if token is None:
        return
    given = headers.get("x-csrf-token") or (await request.form()).get("csrf")
    if not isinstance(given, str) or not hmac.compare_digest(given.encode("utf-8", "replace"), csrf_of(token).encode()):
        raise HTTPException(403)
