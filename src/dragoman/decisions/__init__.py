"""What people decide about contacts and claims: records, kept for good, and what they make of the machine's findings.

A decision is anchored on reports and claims and not on contacts, which come and go as pages are read. Everything here
is a pure function; `dragoman.store.deciding` is where decisions are taken and kept.
"""
