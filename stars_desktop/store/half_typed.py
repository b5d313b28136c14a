"""What is typed in the walk of an enquiry and not recorded yet."""

from sqlalchemy import Connection, delete, insert, select

from stars_desktop.store.tables import HALF_TYPED


def put(connection: Connection, enquiry: int, text: str) -> None:
    """In place of what was kept; "" keeps nothing."""
    connection.execute(delete(HALF_TYPED).where(HALF_TYPED.c.enquiry_id == enquiry))
    if text:
        connection.execute(insert(HALF_TYPED).values(enquiry_id=enquiry, text=text))


def text_of(connection: Connection, enquiry: int) -> str:
    """As it was put; "" for nothing."""
    chosen = select(HALF_TYPED.c.text).where(HALF_TYPED.c.enquiry_id == enquiry)
    return str(connection.execute(chosen).scalar() or "")
