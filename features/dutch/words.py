"""Writes word lists as running text, which reads easier than a column of quotes."""


def words(text: str) -> tuple[str, ...]:
    """The words of a text, in order."""
    return tuple(text.split())
