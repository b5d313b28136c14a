"""The register list: every enquiry, found, filtered, sorted, and looked at without opening it."""
