"""Makes up a kenmerk for a plek that has none: equal for the same plek in the same list, whenever it is read."""

from collections import Counter
from collections.abc import Mapping
from hashlib import blake2b

from features.vocabulary import fold


def make_kenmerk(plek: Mapping[str, object], seen: Counter[str]) -> str:
    """Make a kenmerk from who offers what where: aanbieder, titel, soort and postcode.

    Hours, times and the rest may change without making it another plek. Rows that are equal in these four get a
    number in the order of the list; `seen` counts them and is changed.
    """
    aanbieder = plek.get("aanbieder")
    naam = aanbieder.get("naam", "") if isinstance(aanbieder, Mapping) else ""
    words = [fold(str(word)) for word in (naam, plek.get("titel"), plek.get("soort"), plek.get("postcode"))]
    mark = blake2b("\n".join(words).encode("utf-8", "replace"), digest_size=8).hexdigest()
    seen[mark] += 1
    return f"lijst-{mark}" + (f"-{seen[mark]}" if seen[mark] > 1 else "")
