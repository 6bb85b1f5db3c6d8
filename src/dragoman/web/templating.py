"""The templates of the interface, beside those of the report, whose pieces they share."""

from __future__ import annotations

from functools import cache

from jinja2 import ChoiceLoader, Environment, PackageLoader, PrefixLoader

from dragoman.exports import FORMATS
from dragoman.report.environment import environment
from dragoman.web import links

NAVIGATION = (
    ("contacts", "Contacts", "/contacts"),
    ("timeline", "Timeline", "/timeline"),
    ("matrix", "Who with whom", "/matrix"),
    ("actors", "Actors", "/actors"),
    ("coverage", "Coverage", "/coverage"),
    ("search", "Search", "/search"),
    ("decisions", "Decisions", "/decisions"),
)
"""Entries of the navigation: the `view` of the page, the words, the address."""


@cache
def templates() -> Environment:
    """Own templates by their name, the report's under `report/`."""
    made = environment(
        ChoiceLoader(
            [PackageLoader("dragoman.web"), PrefixLoader({"report": PackageLoader("dragoman.report")})],
        )
    )
    made.globals.update(navigation=NAVIGATION, to=links, formats=FORMATS)
    return made
