"""The dossier: one SQLite file that keeps pages, what was read from them and the contacts resolved."""
