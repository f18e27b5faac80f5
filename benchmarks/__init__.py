"""Measurements of Plekwijzer against named peers."""
