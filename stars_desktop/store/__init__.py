"""The register: one encrypted file, its journal, the projections of it, and the counts of a return.

    Vault --reading()/writing()--> Connection --> Journal (adds, voids, corrects; projects)
                                              --> queries (counts and rows of a return)
                                              --> listing (the register list: numbers in order, rows by the page)

The journal (`enquiry`, `entry`, `voiding`, `words`) is the truth and only grows. The projections (`standing`,
`stay`, `tally`) follow from it; they are written in the same transaction and can be made anew at any time.
SQLAlchemy Core throughout: rows become the domain's frozen values here and nowhere else.
"""
