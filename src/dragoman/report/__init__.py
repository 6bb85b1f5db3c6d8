"""The report: a dossier as one HTML file that needs neither network nor script."""

from __future__ import annotations

from dragoman.report.render import render

__all__ = ["render"]
