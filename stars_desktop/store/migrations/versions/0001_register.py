"""The register as it was first shipped."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Makes the journal and its projections."""
    op.create_table(
        "about",
        sa.Column("name", sa.String(40), primary_key=True),
        sa.Column("value", sa.Text, nullable=False),
    )
    op.create_table(
        "writer",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("user", sa.Text, nullable=False),
        sa.Column("machine", sa.Text, nullable=False),
        sa.Column("since", sa.BigInteger, nullable=False),
    )
    _enquiries()
    _entries()
    _standing()
    _stocks_and_flows()


def _enquiries() -> None:
    op.create_table(
        "enquiry",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("reference", sa.Text, nullable=False),
        sa.Column("reference_key", sa.Text, nullable=False, unique=True),
        sa.Column("child_reference", sa.Text, nullable=False),
        sa.Column("child_key", sa.Text, nullable=False, index=True),
    )
    op.create_table(
        "batch",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("file_name", sa.Text, nullable=False),
        sa.Column("recorded_at", sa.BigInteger, nullable=False),
        sa.Column("recorded_by", sa.Text, nullable=False),
    )


def _entries() -> None:
    op.create_table(
        "entry",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("uid", sa.Text, nullable=False, unique=True),
        sa.Column("enquiry_id", sa.Integer, sa.ForeignKey("enquiry.id"), nullable=False, index=True),
        sa.Column("batch_id", sa.Integer, sa.ForeignKey("batch.id"), index=True),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("subject", sa.String(40)),
        sa.Column("happened_on", sa.Date, nullable=False),
        sa.Column("place", sa.BigInteger, nullable=False),
        sa.Column("recorded_at", sa.BigInteger, nullable=False),
        sa.Column("recorded_by", sa.Text, nullable=False),
        sa.Column("cohort", sa.String(1)),
        sa.Column("by", sa.String(20)),
        sa.Column("meeting_on", sa.Date),
        sa.Column("meeting_reference", sa.Text),
        sa.Column("provider_reference", sa.Text),
    )
    op.create_table(
        "voiding",
        sa.Column("entry_id", sa.Integer, sa.ForeignKey("entry.id"), primary_key=True),
        sa.Column("recorded_at", sa.BigInteger, nullable=False),
        sa.Column("recorded_by", sa.Text, nullable=False),
        sa.Column("replaced_by", sa.Integer, sa.ForeignKey("entry.id")),
    )
    op.create_table(
        "words",
        sa.Column("entry_id", sa.Integer, sa.ForeignKey("entry.id"), primary_key=True),
        sa.Column("field", sa.String(12), primary_key=True),
        sa.Column("text", sa.Text, nullable=False),
    )


def _standing() -> None:
    op.create_table(
        "standing",
        sa.Column("enquiry_id", sa.Integer, sa.ForeignKey("enquiry.id"), primary_key=True),
        sa.Column("state", sa.String(30), nullable=False),
        sa.Column("cohort", sa.String(1)),
        sa.Column("since", sa.Date),
        sa.Column("notified_on", sa.Date),
    )
    op.create_index("ix_standing_notified", "standing", ["notified_on", "enquiry_id", "state", "cohort", "since"])
    op.create_index("ix_standing_state", "standing", ["state", "cohort", "notified_on", "enquiry_id"])


def _stocks_and_flows() -> None:
    op.create_table(
        "stay",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("enquiry_id", sa.Integer, sa.ForeignKey("enquiry.id"), nullable=False, index=True),
        sa.Column("stock", sa.SmallInteger, nullable=False),
        sa.Column("cohort", sa.String(1), nullable=False),
        sa.Column("since", sa.Date, nullable=False),
        sa.Column("until", sa.Date, nullable=False),
        sa.Column("event_uid", sa.Text, nullable=False),
        sa.Column("known_from", sa.BigInteger, nullable=False),
        sa.Column("known_until", sa.BigInteger, nullable=False),
    )
    op.create_index("ix_stay_until", "stay", ["known_until", "until", "since", "stock", "cohort", "known_from"])
    op.create_table(
        "tally",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("enquiry_id", sa.Integer, sa.ForeignKey("enquiry.id"), nullable=False, index=True),
        sa.Column("flow", sa.SmallInteger, nullable=False),
        sa.Column("cohort", sa.String(1), nullable=False),
        sa.Column("happened_on", sa.Date, nullable=False),
        sa.Column("event_uid", sa.Text, nullable=False),
        sa.Column("meeting", sa.Text, nullable=False),
        sa.Column("known_from", sa.BigInteger, nullable=False),
        sa.Column("known_until", sa.BigInteger, nullable=False),
    )
    op.create_index(
        "ix_tally_flow",
        "tally",
        ["known_until", "flow", "happened_on", "cohort", "known_from", "meeting"],
    )
