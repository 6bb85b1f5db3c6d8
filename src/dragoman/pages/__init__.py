"""Bytes to pages to articles: what a reader would call the stories of a page, each with a way back to its
words."""

from __future__ import annotations

from dragoman.pages.articles import articles
from dragoman.pages.html import page_from_html
from dragoman.pages.plain import page_from_text
from dragoman.pages.read import read_sources

__all__ = ["articles", "page_from_html", "page_from_text", "read_sources"]
