"""What is true on paper too: frozen values and pure functions, with no clock, files, Qt or SQL.

    events -> fold() -> History(state, stays, tallies) -> Counts -> Return

An enquiry is its dated events. Everything else is derived from them here, once: where the enquiry is,
the stays that stocks count, the tallies that flows count, and the terms that reconcile them.
"""
