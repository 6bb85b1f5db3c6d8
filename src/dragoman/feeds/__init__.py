"""Live sources: feeds, sitemaps, pages and folders followed politely, into a dossier."""
