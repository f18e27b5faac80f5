"""What can go wrong with a division; apart from the checks, so that telling it loads no mathematics."""


class NotProvenError(RuntimeError):
    """There is no proof that a division is the best one."""


class NotOptimalError(NotProvenError):
    """A division is invalid or not proven to be the best: nothing may be proposed on the ground of it."""
