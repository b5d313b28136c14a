"""Every command of the window, in the order of its menus."""

from typing import Final

from stars_desktop.ui.common.commands import Command

MENUS: Final = ("&File", "&Edit", "&View", "&Go", "En&quiry", "&Return", "&Help")

_CLOSED: Final = "Open a register first."
_ENQUIRY: Final = "Choose an enquiry first, in the list of enquiries."
_RETURN: Final = "Open the return first: Go, Pipeline return."

TABLE: Final = (
    Command("new_register", "File", "&Make a register...", "", "plus", "Make an empty register for your council"),
    Command("open_register", "File", "&Open another register...", "Ctrl+O", "folder-open"),
    Command("import", "File", "&Import a workbook...", "Ctrl+I", "inbox", "Read a register workbook", _CLOSED, 1),
    Command("template", "File", "Save an empty &template...", "", "table-2", "A workbook to fill in", _CLOSED, 1),
    Command("export_register", "File", "&Export the register...", "", "download", "As a workbook", _CLOSED, 1),
    Command("passphrase", "File", "&Change the passphrase...", "", "key-round", elsewhere=_CLOSED, group=2),
    Command("lock", "File", "&Lock", "Ctrl+L", "lock", "Close the register; its passphrase opens it", _CLOSED, 2),
    Command("quit", "File", "&Quit", "Ctrl+Q", group=3),
    Command("undo", "Edit", "&Undo", "Ctrl+Z", elsewhere="Nothing was recorded here yet that could be undone."),
    Command("find", "Edit", "&Find in this list", "Ctrl+F", "search", elsewhere="This page has no list.", group=1),
    Command("go_to", "Edit", "&Go to an enquiry or command...", "Ctrl+K", "search", elsewhere=_CLOSED, group=1),
    Command("refresh", "View", "&Read again", "F5", "refresh-cw", elsewhere=_CLOSED),
    Command("next_pane", "View", "&Next part of the window", "F6"),
    Command("system", "View", "Colours of the &system", group=1, checkable=True),
    Command("light", "View", "&Light colours", group=1, checkable=True),
    Command("dark", "View", "&Dark colours", group=1, checkable=True),
    Command("larger", "View", "L&arger text", "Ctrl++", group=2),
    Command("smaller", "View", "S&maller text", "Ctrl+-", group=2),
    Command("normal", "View", "N&ormal text", "Ctrl+0", group=2),
    Command("back", "Go", "&Back", "Alt+Left", "arrow-left", elsewhere="There is nothing to go back to."),
    Command("forward", "Go", "&Forward", "Alt+Right", "arrow-right", elsewhere="There is nothing to go forward to."),
    Command("go_enquiries", "Go", "&Enquiries", "Ctrl+1", "list", elsewhere=_CLOSED, group=1),
    Command("go_return", "Go", "&Pipeline return", "Ctrl+2", "table-2", elsewhere=_CLOSED, group=1),
    Command("go_import", "Go", "&Import", "Ctrl+3", "inbox", elsewhere=_CLOSED, group=1),
    Command("go_panels", "Go", "Pane&ls", "Ctrl+4", "presentation", elsewhere=_CLOSED, group=1),
    Command("go_chasing", "Go", "&Missing answers", "Ctrl+5", "circle-question-mark", elsewhere=_CLOSED, group=1),
    Command("go_criteria", "Go", "&Criteria", "Ctrl+6", "clipboard-check", elsewhere=_CLOSED, group=1),
    Command("begin_panel", "Go", "Begin a p&anel...", "", "presentation", "On the whole screen", _CLOSED, group=2),
    Command("new_enquiry", "Enquiry", "&New enquiry", "Ctrl+N", "plus", "Add an enquiry", _CLOSED),
    Command("open_enquiry", "Enquiry", "&Open", "", "arrow-right", elsewhere=_ENQUIRY),
    Command("triage", "Enquiry", "Wal&k the criteria", "Ctrl+T", "list-checks", "One question at a time", _ENQUIRY),
    Command("plan_meeting", "Enquiry", "&Plan a meeting...", "", "calendar-plus", elsewhere=_ENQUIRY, group=1),
    Command("meeting_held", "Enquiry", "Meeting &held...", "", "calendar-check", elsewhere=_ENQUIRY, group=1),
    Command("meeting_cancelled", "Enquiry", "Meeting cance&lled...", "", "calendar-x", elsewhere=_ENQUIRY, group=1),
    Command("criteria_met", "Enquiry", "Criteria &met...", "", "circle-check", elsewhere=_ENQUIRY, group=2),
    Command("not_presented", "Enquiry", "No&t presented...", "", "circle-slash", elsewhere=_ENQUIRY, group=2),
    Command("progressed", "Enquiry", "Pro&gressed...", "", "circle-play", elsewhere=_ENQUIRY, group=2),
    Command("declined", "Enquiry", "Provider &declined...", "", "circle-x", elsewhere=_ENQUIRY, group=2),
    Command("withdrawal", "Enquiry", "&Withdrawal...", "", "circle-minus", elsewhere=_ENQUIRY, group=3),
    Command("closed_other", "Enquiry", "Clo&sed, other...", "", "circle-off", elsewhere=_ENQUIRY, group=3),
    Command("reopened", "Enquiry", "&Reopened...", "", "folder-open", elsewhere=_ENQUIRY, group=3),
    Command("cohort_changed", "Enquiry", "&Cohort changed...", "", "arrow-left-right", elsewhere=_ENQUIRY, group=3),
    Command("case_closed", "Enquiry", "C&ase closed...", "", "circle-stop", elsewhere=_ENQUIRY, group=3),
    Command("note", "Enquiry", "Not&e...", "Ctrl+M", "message-square-text", elsewhere=_ENQUIRY, group=4),
    Command("next_step", "Enquiry", "Ne&xt step...", "Ctrl+J", "alarm-clock", elsewhere=_ENQUIRY, group=4),
    Command("change_facts", "Enquiry", "Change &facts...", "", "notebook-pen", elsewhere=_ENQUIRY, group=4),
    Command("note_back", "Enquiry", "Repl&y to the social worker...", "", "mail", elsewhere=_ENQUIRY, group=4),
    Command("link_sibling", "Enquiry", "Link a si&bling...", "", "group", elsewhere=_ENQUIRY, group=4),
    Command("known_then", "Enquiry", "Decision as it was, &unchanged", "", "history", elsewhere=_ENQUIRY, group=5),
    Command("void_event", "Enquiry", "&Void the chosen line...", "", "ban", elsewhere=_ENQUIRY, group=5),
    Command(
        "correct_event", "Enquiry", "Correct the chosen l&ine...", "F2", "refresh-cw", elsewhere=_ENQUIRY, group=5
    ),
    Command("export_return", "Return", "&Export the return...", "Ctrl+E", "download", elsewhere=_RETURN),
    Command("check_return", "Return", "&Check and submit...", "", "shield-check", elsewhere=_RETURN, group=1),
    Command("publication_copy", "Return", "&Publication copy...", "", "eye-off", elsewhere=_RETURN, group=1),
    Command("type_published", "Return", "&Type a published table...", "", "table-2", elsewhere=_RETURN, group=1),
    Command("history", "Return", "&Submitted returns", "", "history", elsewhere=_CLOSED, group=2),
    Command("months", "Return", "&Months of a year", "", "trending-up", elsewhere=_CLOSED, group=2),
    Command("combining", "Return", "&All councils (DN2)", "", "group", elsewhere=_CLOSED, group=2),
    Command("shortcuts", "Help", "&Keyboard shortcuts", "Ctrl+/", "info"),
    Command("about", "Help", "&About STARS Desktop"),
)
"""Words name the event as the register does; the rest is where officers look for it."""
