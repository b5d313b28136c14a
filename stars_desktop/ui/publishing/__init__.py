"""The publication copy of a return: what it hides and why, what was given out before, and giving it out."""
