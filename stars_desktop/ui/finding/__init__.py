"""Going to an enquiry or a command by typing a part of its name."""
