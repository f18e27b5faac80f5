"""The fault that readers of Dutch words raise for what cannot be true."""


class LeesFout(ValueError):  # noqa: N818 - a fout is what our users call it
    """Raised for a text that clearly tries to be a value but cannot be one (25:00, 31-02); says in Dutch what to do."""
