"""What in a contract of the API breaks whoever built on an earlier one.

Both contracts are OpenAPI documents. What a client sends must still be taken, and what it got must still come: so for
requests a new contract may ask less and allow more, for answers it may promise more and never less. Wording, examples
and what is new do not count. A value that is new in an answer does not count either: who reads it must expect that.
"""

from collections.abc import Iterator
from typing import Any, Literal

Part = dict[str, Any]
Way = Literal["sent", "got"]
SHRINKS, GROWS = ("maximum", "maxLength", "maxItems"), ("minimum", "minLength", "minItems")


def major_of(contract: Part) -> int:
    """The first number of its version."""
    return int(contract["info"]["version"].split(".")[0])


def breaks(old: Part, new: Part) -> list[str]:
    """Each way in which the new contract breaks the old one, with its place; none when the major went up."""
    return [] if major_of(new) > major_of(old) else sorted(set(_Contracts(old, new).operations()))


class _Contracts:
    def __init__(self, old: Part, new: Part) -> None:
        self.old, self.new = old, new

    def operations(self) -> Iterator[str]:
        for path, item in self.old["paths"].items():
            for method, before in item.items():
                place = f"{method.upper()} {path}"
                after = self.new["paths"].get(path, {}).get(method)
                if after is None:
                    yield f"{place}: gone"
                else:
                    yield from self._operation(before, after, place)

    def _operation(self, before: Part, after: Part, place: str) -> Iterator[str]:
        if before["operationId"] != after["operationId"]:
            yield f"{place}: other operationId"
        if gone := set(before["x-rollen"]) - set(after["x-rollen"] or before["x-rollen"]):
            yield f"{place}: no longer for {', '.join(sorted(gone))}"
        if after["security"] and not before["security"]:
            yield f"{place}: no longer open to all"
        yield from self._parameters(before, after, place)
        yield from self._body(before, after, place)
        for status, answer in before["responses"].items():
            there = after["responses"].get(status)
            if there is None:
                yield f"{place}: {status} gone"
                continue
            for name in answer.get("headers", {}).keys() - there.get("headers", {}).keys():
                yield f"{place} {status}: header {name} gone"
            yield from self._content(answer, there, f"{place} {status}", "got")

    def _parameters(self, before: Part, after: Part, place: str) -> Iterator[str]:
        known, there = (
            {(one["in"], one["name"]): one for one in each.get("parameters", ())} for each in (before, after)
        )
        for key, one in there.items():
            if one["required"] and not known.get(key, {"required": False})["required"]:
                yield f"{place}: {key[1]} is now required"
        for key, one in known.items():
            if key not in there:
                yield f"{place}: {key[1]} gone"
            else:
                yield from self._schema(one["schema"], there[key]["schema"], f"{place} {key[1]}", "sent", ())

    def _body(self, before: Part, after: Part, place: str) -> Iterator[str]:
        old, new = before.get("requestBody"), after.get("requestBody")
        if new and new.get("required") and not (old and old.get("required")):
            yield f"{place}: a body is now required"
        if old and not new:
            yield f"{place}: the body is gone"
        elif old and new:
            yield from self._content(old, new, f"{place} body", "sent")

    def _content(self, before: Part, after: Part, place: str, way: Way) -> Iterator[str]:
        for kind, old in before.get("content", {}).items():
            new = after.get("content", {}).get(kind)
            if new is None:
                yield f"{place}: {kind} gone"
            else:
                yield from self._schema(old.get("schema", {}), new.get("schema", {}), place, way, ())

    def _schema(self, old: Part, new: Part, place: str, way: Way, inside: tuple[str, ...]) -> Iterator[str]:
        reference = f"{old.get('$ref')} {new.get('$ref')}"
        if "$ref" in old and reference in inside:
            return
        inside = (*inside, reference)
        before, after = _kinds(old, self.old), _kinds(new, self.new)
        # Each form that was sent must still be taken; each form that comes now must be one that came before.
        for kind in before.keys() - after.keys() if way == "sent" else after.keys() - before.keys():
            yield f"{place}: {kind} {'is no longer taken' if way == 'sent' else 'did not come before'}"
        for kind in before.keys() & after.keys():
            yield from self._form(before[kind], after[kind], place, way, inside)

    def _form(self, old: Part, new: Part, place: str, way: Way, inside: tuple[str, ...]) -> Iterator[str]:
        if way == "sent":
            yield from _narrower(old, new, place)
        had, has = old.get("properties", {}), new.get("properties", {})
        must, needs = set(old.get("required", ())), set(new.get("required", ()))
        for name in sorted(needs - must if way == "sent" else (must - needs) & has.keys()):
            yield f"{place}.{name}: {'is now required' if way == 'sent' else 'may now be absent'}"
        for name, part in had.items():
            if name not in has:
                yield f"{place}.{name}: gone"
            else:
                yield from self._schema(part, has[name], f"{place}.{name}", way, inside)
        for name in ("items", "additionalProperties"):
            if isinstance(old.get(name), dict) and isinstance(new.get(name), dict):
                yield from self._schema(old[name], new[name], f"{place}[]", way, inside)


def _kinds(schema: Part, contract: Part) -> dict[str, Part]:
    """The forms that a schema allows: by type, objects by their name too."""
    if "$ref" in schema:
        name = schema["$ref"].rpartition("/")[2]
        return {
            f"{kind} {name}" if kind == "object" else kind: form
            for kind, form in _kinds(contract["components"]["schemas"][name], contract).items()
        }
    found: dict[str, Part] = {}
    for one in schema.get("anyOf") or ():
        found |= _kinds(one, contract)
    return found or {str(schema.get("type", "anything")): schema}


def _narrower(old: Part, new: Part, place: str) -> Iterator[str]:
    """What was taken and is not any more: values of a list, lengths, sizes and patterns."""
    taken, took = (set(map(str, one.get("enum", ()))) for one in (new, old))
    if taken and (gone := took - taken):
        yield f"{place}: {', '.join(sorted(gone))} is no longer taken"
    if taken and not took:
        yield f"{place}: only some values are taken now"
    for limits, worse in ((SHRINKS, lambda now, then: now < then), (GROWS, lambda now, then: now > then)):
        for name in limits:
            if name in new and (name not in old or worse(new[name], old[name])):
                yield f"{place}: {name} is stricter"
    for name in ("pattern", "format", "multipleOf", "const"):
        if name in new and new[name] != old.get(name):
            yield f"{place}: {name} is other"
