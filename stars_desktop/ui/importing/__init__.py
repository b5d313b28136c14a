"""Bringing in a workbook: what it would bring, then doing it, then taking a whole import back."""
