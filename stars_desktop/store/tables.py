"""The tables of a register, for SQLite and PostgreSQL alike; made by the versions in `migrations`.

Instants are stored as whole microseconds since 1970 (UTC), days as dates. `known_until` of a projected row that
still holds is `KNOWN_STILL`, so that every question about what was known is one comparison.
"""

from datetime import UTC, datetime, timedelta
from typing import Final

from sqlalchemy import (
    BigInteger,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    SmallInteger,
    String,
    Table,
    Text,
    UniqueConstraint,
)

KNOWN_STILL: Final = 2**53 - 1
UNDONE: Final = "UNDONE "
"""Begins the id of every entry, and the key of every enquiry, of an import that was undone. No other does: keys and
the ids that a workbook brings are without capital letters."""

_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)


def ticks(instant: datetime) -> int:
    """Whole microseconds since 1970."""
    return (instant - _EPOCH) // timedelta(microseconds=1)


def instant(stored: int) -> datetime:
    """The instant (UTC) that `ticks` made a number of."""
    return _EPOCH + timedelta(microseconds=stored)


METADATA: Final = MetaData()

ABOUT: Final = Table(
    "about", METADATA, Column("name", String(40), primary_key=True), Column("value", Text, nullable=False)
)
"""The register's council, whether it is sample data, and what was chosen for it."""

WRITER: Final = Table(
    "writer",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("user", Text, nullable=False),
    Column("machine", Text, nullable=False),
    Column("since", BigInteger, nullable=False),
)
"""Who took the writer's lock last (one row)."""

ENQUIRY: Final = Table(
    "enquiry",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("reference", Text, nullable=False),
    Column("reference_key", Text, nullable=False, unique=True),
    Column("child_reference", Text, nullable=False),
    Column("child_key", Text, nullable=False, index=True),
)
"""An enquiry and its child by their references; the keys are the references without regard to letter case."""

BATCH: Final = Table(
    "batch",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("file_name", Text, nullable=False),
    Column("recorded_at", BigInteger, nullable=False),
    Column("recorded_by", Text, nullable=False),
)
"""One import."""

ENTRY: Final = Table(
    "entry",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("uid", Text, nullable=False, unique=True),
    Column("enquiry_id", ForeignKey("enquiry.id"), nullable=False, index=True),
    Column("batch_id", ForeignKey("batch.id"), index=True),
    Column("kind", String(20), nullable=False),
    Column("subject", String(40)),
    Column("happened_on", Date, nullable=False),
    Column("place", BigInteger, nullable=False),
    Column("recorded_at", BigInteger, nullable=False),
    Column("recorded_by", Text, nullable=False),
    Column("cohort", String(1)),
    Column("by", String(20)),
    Column("meeting_on", Date),
    Column("meeting_reference", Text),
    Column("provider_reference", Text),
)
"""The journal: one row an event, fact, answer, note, next step or sibling. Rows are added and never changed,
but for the id of one whose import was undone.

`subject` is a fact's name, an answer's criterion or whom a next step waits for, `by` also an answer's Yes, No or
Not known.
"""

VOIDING: Final = Table(
    "voiding",
    METADATA,
    Column("entry_id", ForeignKey("entry.id"), primary_key=True),
    Column("recorded_at", BigInteger, nullable=False),
    Column("recorded_by", Text, nullable=False),
    Column("replaced_by", ForeignKey("entry.id")),
)
"""An entry that counts no more, and the one that corrects it."""

WORDS: Final = Table(
    "words",
    METADATA,
    Column("entry_id", ForeignKey("entry.id"), primary_key=True),
    Column("field", String(12), primary_key=True),
    Column("text", Text, nullable=False),
)
"""Names and free text, apart from the entries, so that they can be erased without touching a figure."""

CRITERIA: Final = Table(
    "criteria",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("version", Text, nullable=False),
    Column("version_key", Text, nullable=False, unique=True),
    Column("text", Text, nullable=False),
    Column("effective_from", Date, nullable=False),
    Column("taken_at", BigInteger, nullable=False),
    Column("taken_by", Text, nullable=False),
)
"""The versions of the criteria that were taken into use, each with the text of its file. Rows are only ever added."""

STANDING: Final = Table(
    "standing",
    METADATA,
    Column("enquiry_id", ForeignKey("enquiry.id"), primary_key=True),
    Column("state", String(30), nullable=False),
    Column("cohort", String(1)),
    Column("since", Date),
    Column("notified_on", Date),
    Column("search", Text, nullable=False),
    Column("initials", Text, nullable=False),
    Column("born", Date),
    Column("social_worker", Text, nullable=False),
    Column("team", Text, nullable=False),
    Column("step", String(30), nullable=False),
    Column("step_since", Date),
    Column("waiting_for", String(20)),
    Column("next_what", Text, nullable=False),
    Column("next_who", Text, nullable=False),
    Column("next_by", Date),
    Index("ix_standing_notified", "notified_on", "enquiry_id", "state", "cohort", "since"),
    Index("ix_standing_state", "state", "cohort", "notified_on", "enquiry_id"),
)
"""Where each enquiry is now, with what is known of it: the register list. `search` is its text, folded."""

STAY: Final = Table(
    "stay",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("enquiry_id", ForeignKey("enquiry.id"), nullable=False, index=True),
    Column("stock", SmallInteger, nullable=False),
    Column("cohort", String(1), nullable=False),
    Column("since", Date, nullable=False),
    Column("until", Date, nullable=False),
    Column("event_uid", Text, nullable=False),
    Column("known_from", BigInteger, nullable=False),
    Column("known_until", BigInteger, nullable=False),
    Index("ix_stay_until", "known_until", "until", "since", "stock", "cohort", "known_from"),
)
"""Being in a stock, in a cohort, at the end of each day from `since` until before `until`."""

TALLY: Final = Table(
    "tally",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("enquiry_id", ForeignKey("enquiry.id"), nullable=False, index=True),
    Column("flow", SmallInteger, nullable=False),
    Column("cohort", String(1), nullable=False),
    Column("happened_on", Date, nullable=False),
    Column("event_uid", Text, nullable=False),
    Column("meeting", Text, nullable=False),
    Column("known_from", BigInteger, nullable=False),
    Column("known_until", BigInteger, nullable=False),
    Index("ix_tally_flow", "known_until", "flow", "happened_on", "cohort", "known_from", "meeting"),
)
"""One unit of one flow."""

PANEL: Final = Table(
    "panel",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("name", Text, nullable=False),
    Column("held_on", Date, nullable=False),
    Column("attendees", Text, nullable=False),
    Column("place", Integer, nullable=False),
    Column("began_at", BigInteger, nullable=False),
    Column("began_by", Text, nullable=False),
    Column("ended_at", BigInteger),
)
"""A panel or case meeting; `place` is where on its agenda it stands."""

AGENDA: Final = Table(
    "agenda",
    METADATA,
    Column("panel_id", ForeignKey("panel.id"), primary_key=True),
    Column("enquiry_id", ForeignKey("enquiry.id"), primary_key=True),
    Column("place", Integer, nullable=False),
    Column("seen", SmallInteger, nullable=False),
    Column("note", Text, nullable=False),
    Column("next_what", Text, nullable=False),
    Column("next_who", Text, nullable=False),
    Column("next_by", Text, nullable=False),
)
"""An enquiry of a panel's agenda; `note` and `next_` hold what was typed there and is not in the journal yet."""

PANEL_ENTRY: Final = Table(
    "panel_entry",
    METADATA,
    Column("entry_id", ForeignKey("entry.id"), primary_key=True),
    Column("panel_id", ForeignKey("panel.id"), nullable=False, index=True),
)
"""An entry of the journal that was recorded while a panel sat."""

HALF_TYPED: Final = Table(
    "half_typed",
    METADATA,
    Column("enquiry_id", ForeignKey("enquiry.id"), primary_key=True),
    Column("text", Text, nullable=False),
)
"""What is typed in the walk of an enquiry and not recorded yet: it is gone once it is."""

SUBMISSION: Final = Table(
    "submission",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("period_start", Date, nullable=False),
    Column("period_end", Date, nullable=False),
    Column("as_at", Date, nullable=False),
    Column("version", Integer, nullable=False),
    Column("submitted_at", BigInteger, nullable=False),
    Column("submitted_by", Text, nullable=False),
    Column("seal", String(64), nullable=False, unique=True),
    Column("text", Text, nullable=False),
    UniqueConstraint("period_start", "period_end", "as_at", "version", name="uq_submission_version"),
)
"""The returns that were handed in, each with its text. Rows are only ever added."""

PUBLICATION: Final = Table(
    "publication",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("given_at", BigInteger, nullable=False),
    Column("given_by", Text, nullable=False),
    Column("submission_id", ForeignKey("submission.id"), index=True),
    Column("threshold", Integer, nullable=False),
    Column("text", Text, nullable=False),
)
"""The copies with small numbers hidden that were given out. Rows are only ever added."""

RECEIVED: Final = Table(
    "received",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("received_at", BigInteger, nullable=False),
    Column("received_by", Text, nullable=False),
    Column("kind", String(20), nullable=False),
    Column("text", Text, nullable=False),
)
"""Returns that others made: sealed ones, and tables as they were published. Rows are only ever added."""
