"""The report: a dossier, or one contact of it, as one HTML file that needs neither network nor script."""

from __future__ import annotations

from dragoman.report.printed import print_contact
from dragoman.report.render import render

__all__ = ["print_contact", "render"]
