"""Contact reports: what one article says of each contact it tells or mentions."""
