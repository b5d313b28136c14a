"""A return is checked, its queries explained, and submitted as a version that nothing alters."""
