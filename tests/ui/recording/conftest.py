"""The same open register and enquiry as on the enquiry's page."""

from tests.ui.enquiry.conftest import desk, enquiry, opened, record, work

__all__ = ["desk", "enquiry", "opened", "record", "work"]
