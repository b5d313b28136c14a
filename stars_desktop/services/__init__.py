"""What a SPOC does, one module a task; each use case is one transaction on a real register."""
