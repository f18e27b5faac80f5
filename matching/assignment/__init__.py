"""Dividing all plekken over all pips at once: exact, with prices, ties broken by a seeded hash."""
