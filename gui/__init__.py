"""The window: PySide6 over the core, nothing the core needs."""
