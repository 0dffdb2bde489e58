"""Rows of the table of actions that open, show and go."""

from __future__ import annotations

from gui.bridge.actions.action import Action

THEME_ICONS = (("system", "monitor"), ("light", "sun"), ("dark", "moon"), ("contrast", "contrast"))

PROJECT = (
    Action("project.new", "project", 0, "idle", "projects.new", icon="file-plus"),
    Action("project.open", "project", 0, "idle", "projects.open", icon="folder-open"),
    Action("project.sample", "project", 0, "idle", "projects.open_sample", icon="newspaper"),
    Action(
        "project.import",
        "project",
        1,
        "idle",
        "projects.import_dumps",
        icon="download",
        brief="toolbar.import",
    ),
    Action(
        "project.export",
        "project",
        1,
        "idle_project",
        "projects.export",
        icon="upload",
        brief="toolbar.export",
    ),
    Action("project.import_folder", "project", 1, "idle", "projects.import_folder", icon="folder-open"),
    Action("project.import_report", "project", 1, "always", "intake.show_report", icon="file-text"),
    Action("project.check", "project", 2, "idle_project", "projects.check", icon="check-check"),
    Action("backups.manage", "project", 2, "idle", "keeping.manage", icon="layers"),
    Action("project.close", "project", 3, "idle_project", "projects.close", icon="x"),
    Action("app.quit", "project", 3, "always", "window.close", icon="log-out"),
)

GO = (
    Action(
        "go.next_article",
        "go",
        0,
        "article",
        "navigation.next_article",
        args={"step": 1},
        icon="chevron-right",
    ),
    Action(
        "go.previous_article",
        "go",
        0,
        "article",
        "navigation.next_article",
        args={"step": -1},
        icon="chevron-left",
    ),
    Action("go.next_undecided", "go", 1, "article", "navigation.next_undecided", icon="skip-forward"),
    Action("doubt.start", "go", 1, "edit_article", "doubting.start", icon="circle-question-mark"),
    *(
        Action(f"doubt.{answer}", "go", 6, "doubt", f"doubting.{answer}")
        for answer in ("right", "wrong", "skip", "leave")
    ),
    *(
        Action(f"doubt.choose_{number}", "", 6, "doubt", "doubting.choose", args={"number": number})
        for number in range(1, 6)
    ),
    Action(
        "go.next_finding",
        "go",
        2,
        "article",
        "findings.go_on",
        args={"step": 1},
        icon="triangle-alert",
    ),
    Action(
        "go.previous_finding",
        "go",
        2,
        "article",
        "findings.go_on",
        args={"step": -1},
        icon="triangle-alert",
    ),
    Action("finding.fix", "go", 2, "edit_block", "findings.fix_here", icon="triangle-alert"),
    Action("finding.fix_alike", "go", 2, "edit_block", "findings.fix_alike_here", icon="replace-all"),
    Action("rules.manage", "go", 2, "project", "rules.ask", icon="check-check"),
    Action("go.next_block", "go", 3, "article", "navigation.next_block", args={"step": 1}),
    Action("go.previous_block", "go", 3, "article", "navigation.next_block", args={"step": -1}),
    Action("go.search", "go", 4, "project", "navigation.search", icon="search"),
    Action("go.article_list", "go", 4, "project", "navigation.focus_list", icon="list"),
    Action("go.article_text", "go", 4, "article", "navigation.focus_text", icon="file-text"),
    Action("go.next_panel", "go", 5, "always", "navigation.next_panel", args={"step": 1}),
    Action("go.previous_panel", "go", 5, "always", "navigation.next_panel", args={"step": -1}),
)

VIEW = (
    Action(
        "view.findings",
        "view",
        0,
        "project",
        "navigation.show_tab",
        args={"tab": "findings"},
        icon="triangle-alert",
    ),
    Action(
        "view.suggestions",
        "view",
        0,
        "project",
        "navigation.show_tab",
        args={"tab": "suggestions"},
        icon="replace-all",
    ),
    Action(
        "view.history", "view", 0, "project", "navigation.show_tab", args={"tab": "history"}, icon="history"
    ),
    Action("view.raw", "view", 0, "project", "navigation.show_tab", args={"tab": "raw"}, icon="rotate-ccw"),
    *(
        Action(f"view.toggle_{part}", "view", 1, "project", "desk.toggle", args={"part": part})
        for part in ("list", "inspector", "below")
    ),
    Action("view.signs", "view", 1, "article", "desk.toggle_signs", icon="text-select", checked="signs"),
    Action("view.zoom_in", "view", 1, "always", "appearance.zoom", args={"step": 1}, icon="zoom-in"),
    Action("view.zoom_out", "view", 1, "always", "appearance.zoom", args={"step": -1}, icon="zoom-out"),
    Action("view.zoom_reset", "view", 1, "always", "appearance.zoom", args={"step": 0}, icon="type"),
    Action("view.scale_up", "view", 1, "always", "appearance.rescale", args={"step": 1}),
    Action("view.scale_down", "view", 1, "always", "appearance.rescale", args={"step": -1}),
    *(
        Action(
            f"view.theme_{theme}",
            "view",
            2,
            "always",
            "appearance.set_theme",
            args={"theme": theme},
            icon=icon,
            checked=f"theme_{theme}",
        )
        for theme, icon in THEME_ICONS
    ),
    Action("view.toggle_theme", "", 2, "always", "appearance.next_theme", icon="moon"),
    Action("view.language", "view", 3, "always", "appearance.switch_language", icon="languages"),
    Action(
        "view.full_screen",
        "view",
        4,
        "always",
        "appearance.full_screen",
        icon="maximize",
        checked="full_screen",
    ),
)

HELP = (
    Action("help.palette", "help", 0, "always", "dialogs.palette", icon="command"),
    Action("help.keys", "help", 0, "always", "dialogs.key_sheet", icon="keyboard"),
    Action("help.about", "help", 1, "always", "dialogs.about", icon="info"),
)
