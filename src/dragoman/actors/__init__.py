"""Actors: who a text speaks of. The registry knows them, `find` sees them named, `resolve` tells who is meant.

`find` puts references together from `units` (an office, a state, a name); `joins` tells which belong to one another,
`given` how far a name reaches. `resolve` rests on `cast` (whom the article names beyond doubt) and `spellings`.
"""
