"""Publication copies: what they hide, and whether somebody could work it out all the same."""
