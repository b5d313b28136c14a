"""The returns that were submitted: all versions of all of them, each as it was, and what changed between two."""
