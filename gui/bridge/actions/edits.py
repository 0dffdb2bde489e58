"""Rows of the table of actions that change the project."""

from __future__ import annotations

from gui.bridge.actions.action import Action

STATUS_ICONS = (
    ("new", "circle"),
    ("in_work", "pencil"),
    ("done", "circle-check"),
    ("doubtful", "circle-question-mark"),
)

EDIT = (
    Action("history.undo", "edit", 0, "undo", "history.undo", icon="undo-2"),
    Action("history.redo", "edit", 0, "redo", "history.redo", icon="redo-2"),
    Action("history.undo_alone", "edit", 0, "edit", "history.on_row", args={"what": "undo_alone"}),
    *(
        Action(f"history.{what}", "", 0, when, "history.on_row", args={"what": what})
        for what, when in (
            ("preview", "project"),
            ("jump", "edit"),
            ("compare", "project"),
            ("undo_from", "project"),
            ("name", "edit"),
        )
    ),
    Action("edit.cut", "edit", 1, "always", "clipboard.cut", icon="scissors"),
    Action("edit.copy", "edit", 1, "always", "clipboard.copy", icon="copy"),
    Action("edit.paste", "edit", 1, "always", "clipboard.paste", icon="clipboard-paste"),
    Action("edit.select_all", "edit", 1, "always", "clipboard.select_all", icon="text-select"),
    Action(
        "mode.write", "edit", 2, "edit_article", "marking.write_mode", icon="pencil", checked="write_mode"
    ),
    Action("mode.mark", "edit", 2, "article", "marking.mark_mode", icon="highlighter", checked="mark_mode"),
)

ARTICLE = (
    Action(
        "article.done_next", "article", 0, "edit_article", "navigation.done_next", icon="check", primary=True
    ),
    *(
        Action(
            f"article.status_{status}",
            "article",
            1,
            "edit_article",
            "editing.set_status",
            args={"status": status},
            icon=icon,
            checked=f"status_{status}",
        )
        for status, icon in STATUS_ICONS
    ),
    Action(
        "article.split",
        "article",
        2,
        "edit_inner_block",
        command="article.split",
        args={"block": "@block"},
        icon="scissors-line-dashed",
    ),
    Action(
        "article.merge_next",
        "article",
        2,
        "edit_article",
        command="article.merge_next",
        args={"article": "@article"},
        icon="arrow-down-to-line",
    ),
    Action(
        "article.merge_previous",
        "article",
        2,
        "edit_article",
        command="article.merge_previous",
        args={"article": "@article"},
        icon="arrow-up-to-line",
    ),
    *(
        Action(
            f"article.{edge}_{way}",
            "article",
            2,
            "edit_article",
            "editing.step_boundary",
            args={"edge": edge, "step": step},
        )
        for edge in ("start", "end")
        for way, step in (("up", -1), ("down", 1))
    ),
    Action(
        "article.new",
        "article",
        3,
        "edit_article",
        command="article.new",
        args={"after": "@article"},
        icon="file-plus",
    ),
    Action("article.compare", "article", 3, "article", "comparing.compare", icon="columns-2"),
    Action("article.delete", "article", 3, "edit_article", "editing.delete_articles", icon="trash-2"),
    Action("suggest.propose", "article", 4, "edit_idle", "suggesting.propose", icon="replace-all"),
    Action("suggest.accept", "article", 4, "edit_idle", "suggesting.accept_chosen", icon="check"),
    Action("suggest.accept_all", "article", 4, "edit_idle", "suggesting.accept_all", icon="check-check"),
    Action("suggest.reject", "article", 4, "edit", "suggesting.reject_chosen", icon="x"),
    Action("source.remove", "article", 5, "edit_article", "projects.remove_source", icon="trash-2"),
)

BLOCK = (
    Action(
        "block.confirm",
        "block",
        0,
        "edit_block",
        command="block.confirm",
        args={"blocks": "@blocks"},
        icon="check",
    ),
    Action("block.confirm_next", "block", 0, "edit_block", "navigation.confirm_next", icon="check"),
    Action(
        "block.toggle_kept",
        "block",
        1,
        "edit_block",
        "editing.toggle_kept",
        icon="eye-off",
        checked="left_out",
    ),
    Action(
        "block.move_previous",
        "block",
        2,
        "edit_block",
        command="block.move_previous",
        args={"blocks": "@blocks"},
        icon="arrow-up",
    ),
    Action(
        "block.move_next",
        "block",
        2,
        "edit_block",
        command="block.move_next",
        args={"blocks": "@blocks"},
        icon="arrow-down",
    ),
    Action(
        "block.split",
        "block",
        3,
        "edit_block",
        command="block.split",
        args={"block": "@block", "at": "@caret"},
        icon="split",
    ),
    Action("block.merge", "block", 3, "edit_block", "editing.merge_blocks", icon="combine"),
    Action(
        "block.take_raw",
        "block",
        3,
        "edit_block",
        command="block.take_raw",
        args={"block": "@block"},
        icon="rotate-ccw",
    ),
    Action("block.take_raw_here", "block", 3, "edit_block", "raw.take_here", icon="rotate-ccw"),
    Action(
        "dump.show", "block", 3, "edit_block", "raw.show_dump", args={"block": "@block"}, icon="file-text"
    ),
    Action("alike.set_role", "block", 4, "edit_block", "editing.alike_role", icon="replace-all"),
    Action("alike.set_kept", "block", 4, "edit_block", "editing.alike_kept", icon="replace-all"),
    Action("page_line.apply", "block", 4, "edit_block", "editing.leave_out_everywhere", icon="replace-all"),
    Action("reason.set_role", "block", 5, "edit_reason", "editing.ask_reason_role", icon="replace-all"),
    Action("reason.set_kept", "block", 5, "edit_reason", "editing.reason_kept", icon="replace-all"),
)

MENTION = (
    Action(
        "mention.remove",
        "mention",
        0,
        "edit_mention",
        command="mention.remove",
        args={"mentions": "@mentions"},
        icon="trash-2",
    ),
    Action(
        "mention.mark_alike_article",
        "mention",
        0,
        "edit_mention",
        command="mention.mark_alike",
        args={"mention": "@mention", "scope": "article"},
        icon="replace-all",
    ),
    Action(
        "mention.mark_alike_project",
        "mention",
        0,
        "edit_mention",
        "marking.alike_in_project",
        icon="replace-all",
    ),
    Action(
        "mention.grow_end", "mention", 1, "edit_mention", "marking.resize", args={"edge": "end", "step": 1}
    ),
    Action(
        "mention.shrink_end", "mention", 1, "edit_mention", "marking.resize", args={"edge": "end", "step": -1}
    ),
    Action(
        "mention.grow_start",
        "mention",
        1,
        "edit_mention",
        "marking.resize",
        args={"edge": "start", "step": -1},
    ),
    Action(
        "mention.shrink_start",
        "mention",
        1,
        "edit_mention",
        "marking.resize",
        args={"edge": "start", "step": 1},
    ),
    Action("mention.next", "mention", 2, "article", "navigation.next_mention", args={"step": 1}),
    Action("mention.previous", "mention", 2, "article", "navigation.next_mention", args={"step": -1}),
)

MANAGE = (
    Action("page_line.manage", "block", 9, "edit", "page_lines.ask", icon="sliders-horizontal"),
    Action("role.manage", "role", 9, "edit", "dialogs.roles", icon="sliders-horizontal"),
    Action("label.manage", "label", 9, "edit", "dialogs.labels", icon="sliders-horizontal"),
)
