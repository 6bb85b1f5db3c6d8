"""Where the mean vectors of languages come from for which no larger text was at hand."""
