"""Panels and case meetings: planned, gone through one enquiry at a time on the whole screen, and their records."""
