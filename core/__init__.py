"""Tanqih's core: everything but the window. Nothing below this package imports Qt."""
