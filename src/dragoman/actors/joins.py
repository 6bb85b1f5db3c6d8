"""Joins: whether a unit goes on with the reference that stands before it, or begins another."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.actors.units import PEOPLE_PLURAL, Unit, written_on
from dragoman.languages.marks import BREAKS, COMMAS
from dragoman.languages.parse import Parsed

_BARRIERS = BREAKS | set("–—|/")


def joins(parsed: Parsed, run: Sequence[Unit], unit: Unit) -> bool:
    """Whether `unit` continues the reference that `run` is."""
    tokens, last = parsed.tokens, run[-1]
    gap = range(last.last, unit.first)
    between = parsed.between(last.last, unit.first)
    kinds = {one.kind for one in run}
    if _ended(parsed, last, unit):
        return False
    if unit.kind == "state" and last.kind == "state":
        # "the presidents of Russia, Azerbaijan and Armenia"; split again below where no plural office holds them.
        marks = between
        for at in gap:
            marks = marks.replace(parsed.text[tokens[at].start : tokens[at].end], "")
        # "der türkische und der russische Präsident", "the Turkish and the Russian president"
        listed = any(_is_link(parsed, at, "and") for at in gap) and all(
            any(_is_link(parsed, at, link) for link in ("and", "own", "of")) or _small(parsed, at) for at in gap
        )
        if len(tokens[last.last - 1].fold) == 1:
            marks = marks.replace(".", "", 1)  # "the U.S. and Russian presidents"
        return marks.strip() in ("", ",", "،", "-", "–", "、", "·", "・") and (not gap or listed)
    if unit.kind == last.kind == "name" or ("name" in kinds and unit.kind == "name"):
        return False
    if "institution" in kinds and unit.kind in ("name", "office") and "office" not in kinds:
        return False
    if "name" in kinds and unit.kind == "institution":
        return False
    comma = any(character in COMMAS for character in between)
    # "U.S. President Joe Biden": the full stop is the abbreviation's
    stop = between.strip() == "." and (bool(gap) or len(tokens[last.last - 1].fold) == 1)
    if any(character in _BARRIERS for character in between) and not stop:
        return False
    if comma:
        # "his Turkish counterpart, Recep Tayyip Erdogan", "Dmitry Peskov, spokesman …": an apposition.
        return (
            not gap
            and unit.kind == "name"
            and ("office" in kinds)
            and last.kind in ("office", "state")
            and not comma_list(parsed, unit)
        )
    if last.kind == "institution" and unit.form == "capital" and len(gap) == 1 and _is_link(parsed, gap[0], "in"):
        # "the presidency in Ankara", "das Außenministerium in Moskau"; but an embassy in Moscow is another state's
        return "state" not in kinds and last.value != "embassy"
    small = all(_small(parsed, at) for at in gap)
    if not small or len(gap) > 2:
        return False
    if unit.kind == "body":
        # "пресс-служба Кремля", "говорителят на Кремъл Дмитрий Песков"
        return last.kind in ("institution", "office") and (not gap or any(_is_of(parsed, at) for at in gap))
    if last.kind == "body":
        # "Kremlin spokesman Dmitry Peskov", "the Kremlin's press service", "шеф Пентагона Ллойд Остин"; but in "Według
        # Kremla Putin powtórzył" and "U Bijeloj kući Trump je ugostio" the institution and the man are two
        alone = unit.kind == "name" and "office" not in kinds and not tokens[last.last - 1].suffix
        return not gap and unit.kind in ("office", "institution", "name") and not alone
    if unit.kind == "name":
        of_name = any(_is_of(parsed, at) for at in gap)
        if of_name and not (parsed.pack.titles_follow and last.kind == "state"):
            # "Putin's adviser" style: "spokesman of Putin" names Putin's man, not Putin.
            return False
        if last.kind == "state" and of_name and parsed.pack.titles_follow:
            return True  # "ロシアのプーチン大統領"
        if last.kind == "state" and last.form != "adjective" and not (kinds & {"office"}):
            # "Rusya lideri Putin" joins through the office, "Russia's Putin" through the suffix; "in Russia Putin"
            # does not join.
            return not gap and bool(tokens[last.last - 1].suffix)
        return not gap or last.kind in ("office", "state")
    if unit.kind == "state":
        if "name" in kinds and last.kind == "name":
            return False
        if last.kind in ("office", "institution"):
            if last.value == "counterpart":
                return True  # "колегите си от Турция и Гърция"
            if _located(parsed, unit) or (parsed.pack.titles_follow and last.kind == "office" and not gap):
                return False  # "XİN başçıları Pekində görüşüblər", "俄乌外长土耳其面对面"
            return unit.form == "adjective" or not gap or any(_is_of(parsed, at) for at in gap)
        return not gap
    if unit.kind in ("office", "institution"):
        if last.kind == "name":
            # "プーチン大統領", "Orbán Viktor miniszterelnök"
            return parsed.pack.titles_follow and unit.kind == "office" and not gap
        if last.kind == "office" and unit.kind == "institution":
            return not gap or any(_is_of(parsed, at) for at in gap)
        if last.kind == "institution" and unit.kind == "office":
            return not gap
        if unit.prefix and {"and", "with", "to"} & parsed.pack.link_prefixes.get(unit.prefix, frozenset()):
            # "الرئيس الروسي والرئيس التركي" are two; "رئيس الوزراء ووزير الخارجية القطري" is one man.
            return not gap and "state" not in kinds
        if parsed.pack.titles_follow and last.kind == "state" and unit.kind == "office" and len(gap) == 1:
            return _is_of(parsed, gap[0])  # "ロシアとウクライナの外相"
        return not gap or (last.kind == "office" and last.value in ("former", "honorific"))
    return False


def _ended(parsed: Parsed, last: Unit, unit: Unit) -> bool:
    """Whether the small word written on a word ends its reference: "자하로바 대변인은 러시아가", "Kreml Putinlə".

    *Of* leads on to what it belongs to, and so does *and* between states.
    """
    if not parsed.pack.postpositions or last.kind not in ("name", "office", "state"):
        return False
    links = _written(parsed, last)
    if last.kind == "state":
        return unit.kind != "state" and bool(links) and links <= {"in", "from", "subject"}
    return bool(links & {"with", "in", "from", "to", "subject"}) and not links & {"of", "object"}


def _written(parsed: Parsed, unit: Unit) -> frozenset[str]:
    """The links that the suffix or ending on a unit stands for."""
    return parsed.pack.link_suffixes.get(written_on(parsed, unit), frozenset())


def _located(parsed: Parsed, unit: Unit) -> bool:
    """Whether a state's name is told to be a place: "Pekində", "बीजिंग में"."""
    if "in" in _written(parsed, unit):
        return True
    behind = parsed.within(unit.last, min(unit.last + 2, len(parsed.tokens)), "link")
    return parsed.pack.postpositions and any(hit.first == unit.last and hit.payload.value == "in" for hit in behind)


def two_offices(parsed: Parsed, run: Sequence[Unit], unit: Unit, after: Sequence[Unit]) -> bool:
    """ "вицепремиера и министър на външните работи Екатерина Захариева": two offices of the one named behind them."""
    last = run[-1]
    if not (unit.kind == last.kind == "office" and unit.form == last.form != PEOPLE_PLURAL and after):
        return False
    named = after[0].kind == "name" and after[0].first == unit.last and all(one.kind == "office" for one in run)
    return named and unit.first - last.last == 1 and _is_link(parsed, last.last, "and")


def title_behind(parsed: Parsed, run: Sequence[Unit], unit: Unit, after: Sequence[Unit]) -> bool:
    """ "トランプ米大統領", "プーチン・ロシア大統領": state and office behind the name."""
    last = run[-1]
    if not (parsed.pack.titles_follow and last.kind == "name" and unit.kind == "state" and after):
        return False
    return unit.first == last.last and after[0].kind == "office" and after[0].first == unit.last


def comma_list(parsed: Parsed, unit: Unit) -> bool:
    """Whether a name begins an enumeration rather than an apposition: "the president, Erdogan and Putin"."""
    after = unit.last
    return after < len(parsed.tokens) and any(
        hit.payload.value == "and" for hit in parsed.within(after, after + 1, "link")
    )


def _small(parsed: Parsed, at: int) -> bool:
    links = {hit.payload.value for hit in parsed.within(at, at + 1, "link")}
    if links:
        # "разговор президента Турции с Путиным": *with* parts what it stands between
        return bool(links & {"of", "own"})
    token = parsed.tokens[at]
    if any(hit.first == at for kind in ("contact", "speech") for hit in parsed.within(at, at + 2, kind)):
        return False  # "Taliban leaders met Putin"
    return parsed.pack.spaced and len(token.fold) <= 3 and not token.capital


def _is_link(parsed: Parsed, at: int, link: str) -> bool:
    if any(hit.payload.value == link for hit in parsed.within(at, at + 1, "link")):
        return True
    return any(
        link in parsed.pack.link_prefixes.get(one.prefix, ()) for one in parsed.pack.variants(parsed.tokens[at].fold)
    )


def _is_of(parsed: Parsed, at: int) -> bool:
    return any(hit.payload.value == "of" for hit in parsed.within(at, at + 1, "link"))
