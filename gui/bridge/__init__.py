"""Between the core and the widgets: one road down for edits, one signal up for changes."""
