"""The window: one folder a screen, and `common` for what every screen shares.

A page paints a frozen view state and forwards gestures; its presenter, plain Python, turns services and gestures
into that state. Screens do not import each other: `window` joins them.
"""
