"""What is typed in the walk through the criteria and not recorded yet."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Makes the table, empty."""
    op.create_table(
        "half_typed",
        sa.Column("enquiry_id", sa.Integer, sa.ForeignKey("enquiry.id"), primary_key=True),
        sa.Column("text", sa.Text, nullable=False),
    )
