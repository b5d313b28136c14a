"""What can be recorded of an enquiry: its forms, for every screen that opens them."""
