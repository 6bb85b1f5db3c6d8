"""Dragoman reads the world's press in its own languages and keeps one record per diplomatic contact."""

__version__ = "0.1.0"
