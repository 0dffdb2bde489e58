"""Dialogs: each asks for one thing and hands back a value; who opened it acts on it."""
