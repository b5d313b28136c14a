"""The page of one enquiry: what is known of it, what happened, and what can be recorded."""
