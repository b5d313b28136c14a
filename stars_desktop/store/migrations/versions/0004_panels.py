"""Panels and case meetings, with their agendas and what was recorded while they sat."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Makes the three tables, empty."""
    op.create_table(
        "panel",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("held_on", sa.Date, nullable=False),
        sa.Column("attendees", sa.Text, nullable=False),
        sa.Column("place", sa.Integer, nullable=False),
        sa.Column("began_at", sa.BigInteger, nullable=False),
        sa.Column("began_by", sa.Text, nullable=False),
        sa.Column("ended_at", sa.BigInteger),
    )
    op.create_table(
        "agenda",
        sa.Column("panel_id", sa.Integer, sa.ForeignKey("panel.id"), primary_key=True),
        sa.Column("enquiry_id", sa.Integer, sa.ForeignKey("enquiry.id"), primary_key=True),
        sa.Column("place", sa.Integer, nullable=False),
        sa.Column("seen", sa.SmallInteger, nullable=False),
        sa.Column("note", sa.Text, nullable=False),
        sa.Column("next_what", sa.Text, nullable=False),
        sa.Column("next_who", sa.Text, nullable=False),
        sa.Column("next_by", sa.Text, nullable=False),
    )
    op.create_table(
        "panel_entry",
        sa.Column("entry_id", sa.Integer, sa.ForeignKey("entry.id"), primary_key=True),
        sa.Column("panel_id", sa.Integer, sa.ForeignKey("panel.id"), nullable=False),
    )
    op.create_index("ix_panel_entry_panel_id", "panel_entry", ["panel_id"])
