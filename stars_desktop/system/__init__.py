"""The machine: where things are, and files that are replaced whole or not at all."""
