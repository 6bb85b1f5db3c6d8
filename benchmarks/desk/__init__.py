"""How fast the interface is on a large dossier: a dossier made up, and the time of every page over it."""
