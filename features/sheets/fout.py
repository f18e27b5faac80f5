"""What is wrong with a file as a whole."""


class BestandFout(ValueError):  # noqa: N818 - a fout is what our users call it
    """Raised when a file as a whole cannot be read; says in Dutch what to do."""
