"""The walk through the criteria: one question at a time, four answers beside it, and the way to the decision."""
