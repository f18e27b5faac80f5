"""How a ronde tells how far it is."""

from collections.abc import Callable

Report = Callable[[int, int], None]
Step = Callable[[str], Report]
"""Begins a named step; what it gives takes how much is done and how much there is."""
