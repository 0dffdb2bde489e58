"""The main window in parts: what applies now, who answers an action, where one is, what is shown."""
