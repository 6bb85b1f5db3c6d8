"""Scores the pages with gold in `benchmarks/corpus`, stage by stage and language by language.

Each stage module looks at what was read of one page (or of all) and yields `Case`s; `tally` adds them up, `floors`
holds the least that must be reached, `history` tells which cases were gained and lost. See docs/evaluation.md.
"""
