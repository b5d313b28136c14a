"""The page of one enquiry, and every form that records something of it."""
