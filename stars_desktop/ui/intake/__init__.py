"""A new enquiry, and what is known already of the child."""
