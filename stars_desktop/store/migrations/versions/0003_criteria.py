"""The versions of the criteria that were taken into use, each with the text of its file."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Makes their table, empty: what is shipped counts until one is taken into use."""
    op.create_table(
        "criteria",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("version", sa.Text, nullable=False),
        sa.Column("version_key", sa.Text, nullable=False, unique=True),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("effective_from", sa.Date, nullable=False),
        sa.Column("taken_at", sa.BigInteger, nullable=False),
        sa.Column("taken_by", sa.Text, nullable=False),
    )
