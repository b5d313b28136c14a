"""What the `stars` command prints: returns, imports and triage as plain text, for a terminal."""
