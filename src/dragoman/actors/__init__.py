"""Actors: who a text speaks of. The registry knows them, `find` sees them named, `resolve` tells who is meant."""
