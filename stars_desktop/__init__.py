"""STARS Desktop: a council's register of STARS enquiries, and the pipeline return that is counted from it.

Everything that happens to an enquiry is a dated event. Events are only ever added: a mistake is voided by a later
entry. All else follows from them:

    what a SPOC does -> event -> journal (the truth)
                                   |
                                 fold()              one pure function in domain.enquiry
                                   |
                +------------------+------------------+
              state              stays              tallies
        (where it is now)  (in the pipeline,  (what is counted on its day:
                            or live, from..to)  one row = one unit of one flow)
                                   |
                         register, return, checks

Each event has two clocks: the day it happened, and the instant it was recorded. So a return can be made as at a
date and as known on a date. Stays and tallies are projections: written in the transaction of the event, with the
instants between which they were known, and made anew by a check.

Rooms, and who may use whom (held by import-linter; see pyproject.toml):

    __main__     starts the window                                                      (PySide6)
    ui           the window: one folder a screen, and what all screens share            (PySide6)
    cli          the `stars` command; prints with `printed`
    terminal     what a command takes from whoever runs it: days, and the passphrase
    workspace    the composition root: the real clock, user, machine and randomness
    services     what a SPOC does, one module a task, one transaction a use case
    store        the encrypted register: vault, journal, projections, queries        (SQLAlchemy)
    workbooks    accessible workbooks, the register workbook, the return            (openpyxl)
    system       the machine: files replaced whole, places, the log
    domain       what is true on paper too: frozen values and pure functions

Stays and tallies are counted in SQL and, by a check, in memory from the fold; both must agree. There is one
reconciliation and one set of definitions, in domain.returns and domain.measures.
"""

__version__ = "0.1.0"
