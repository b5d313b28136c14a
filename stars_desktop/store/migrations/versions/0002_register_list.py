"""The register list tells all that is shown of an enquiry. It follows from the journal, and is made anew."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Makes the register list, empty."""
    op.drop_table("standing")
    op.create_table(
        "standing",
        sa.Column("enquiry_id", sa.Integer, sa.ForeignKey("enquiry.id"), primary_key=True),
        sa.Column("state", sa.String(30), nullable=False),
        sa.Column("cohort", sa.String(1)),
        sa.Column("since", sa.Date),
        sa.Column("notified_on", sa.Date),
        sa.Column("search", sa.Text, nullable=False),
        sa.Column("initials", sa.Text, nullable=False),
        sa.Column("born", sa.Date),
        sa.Column("social_worker", sa.Text, nullable=False),
        sa.Column("team", sa.Text, nullable=False),
        sa.Column("step", sa.String(30), nullable=False),
        sa.Column("step_since", sa.Date),
        sa.Column("waiting_for", sa.String(20)),
        sa.Column("next_what", sa.Text, nullable=False),
        sa.Column("next_who", sa.Text, nullable=False),
        sa.Column("next_by", sa.Date),
    )
    op.create_index("ix_standing_notified", "standing", ["notified_on", "enquiry_id", "state", "cohort", "since"])
    op.create_index("ix_standing_state", "standing", ["state", "cohort", "notified_on", "enquiry_id"])
