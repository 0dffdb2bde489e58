"""Limits of containers that stand in the settings."""

from __future__ import annotations

import json


def test_limits_of_the_settings_file_hold_in_the_dialog_and_nonsense_does_not(
    settings_folder, open_window, tmp_path
):
    own = {"bytes": 5 << 30, "ratio": -1, "entries": "many", "height": 3}
    (settings_folder / "settings.json").write_text(json.dumps({"limits": own}), encoding="utf-8")
    (tmp_path / "a.txt").write_text("خبر قصير\n", encoding="utf-8")
    hands = open_window()
    hands.window.control.intake.ask([tmp_path / "a.txt"])
    limits = hands.window.dialogs.shown.plan.limits
    assert (limits.bytes, limits.ratio, limits.entries) == (5 << 30, 200, 10_000)
    hands.window.dialogs.shown.reject()
    hands.rest()
