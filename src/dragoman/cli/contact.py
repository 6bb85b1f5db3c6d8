"""One contact on a terminal: its accounts side by side, and why its reports were taken as one."""

from __future__ import annotations

from itertools import chain

from rich.console import Console, ConsoleOptions, Group, RenderResult
from rich.table import Table
from rich.text import Text

from dragoman.cli.terminal import clean, days, own, party
from dragoman.model import Account, Claim, Comparison, Contact
from dragoman.resolution import ResolvedContact
from dragoman.store.dossier import Dossier

RELATIONS = {
    "shared": "Both say",
    "only": "Only one side says",
    "contradiction": "They contradict each other",
    "wording": "Other words for the same",
}


NARROWEST = 36
"""Columns a side's account needs; where there are fewer, the accounts stand below one another."""


def show_contact(console: Console, kept: Dossier, resolved: ResolvedContact) -> None:
    """Print what is known of a contact, its accounts in columns, and the comparison."""
    contact, accounting = resolved.contact, resolved.accounting
    claims = {claim.id: claim for report in contact.reports for claim in kept.claims_of(report)}
    _head(console, contact)
    articles = {kept.report(report).article for report in contact.reports}
    told = f"told by {_number(len(articles), 'article')}"
    if accounting.origins:
        told += f", {_number(accounting.origins, 'independent origin')}"
    if resolved.decided:
        number = _number(len(resolved.decided), "decision")
        told += f"; {number} about it: dragoman decide log --contact {contact.id[:8]}"
    console.print(Text(told + "\n", style="dim"))
    if accounting.accounts and console.width >= NARROWEST * len(accounting.accounts):
        console.print(_columns(accounting.accounts, claims))
    elif accounting.accounts:
        for account in accounting.accounts:
            console.print(_columns((account,), claims))
    elif claims:
        console.print(Group(*(_claim(claim) for claim in claims.values())))
    else:
        console.print("No words of any side are reported.")
    _comparison(console, accounting.comparisons, claims)


def _comparison(console: Console, comparisons: tuple[Comparison, ...], claims: dict[str, Claim]) -> None:
    """Print a comparison by relation; lines with the same note stand under it together."""
    said: set[tuple[str, str]] = set()
    for relation in dict.fromkeys(one.relation for one in comparisons):
        console.print(Text(f"\n{RELATIONS.get(relation, relation)}", style="bold"))
        for one in comparisons:
            if one.relation != relation:
                continue
            if (relation, one.note) not in said:
                said.add((relation, one.note))
                console.print(Text.assemble((f"  {'/'.join(one.sides)}: ", "bold"), clean(one.note)))
            for claim in (claims[id_] for id_ in one.claims if id_ in claims):
                console.print(_Words(claim.text, f"    {claim.language}  "))
            if relation != "only" and one.claims:
                console.print()


def explain_contact(console: Console, kept: Dossier, resolved: ResolvedContact) -> None:
    """Print, report by report, the evidence, the reasons, and what was weighed and rejected."""
    contact = resolved.contact
    _head(console, contact)
    for id_, verdict in zip(contact.reports, contact.verdicts, strict=True):
        report = kept.report(id_)
        article = kept.article(report.article)
        source = kept.page_info(article.page).source
        console.print(Text.assemble(("\n" + verdict.verdict, "bold"), f"  {verdict.score:.2f}  ", clean(source)))
        told = f"  report {id_[:8]}, article {article.id[:8]}, {article.language}: {own(article.title)}"
        console.print(Text(told, style="dim"))
        console.print(Text("  ").append(own(report.span.of(article.text)), style="italic"))
        for reason in verdict.reasons:
            console.print(Text(f"  - {clean(reason)}"))
        for candidate in verdict.candidates:
            console.print(Text(f"  ? might be {candidate[:8]}"))
        console.print(Text(f"  read as {report.kind.value}, {report.status.value}, {days(report.when)}:", style="dim"))
        basis = (report.when.basis, *report.when.contradictions) if report.when else ()
        for reason in chain(report.reasons, basis):
            console.print(Text(f"    {clean(reason)}", style="dim"))
        for other in resolved.considered:
            if other.report == id_:
                console.print(Text(f"  not {other.contact[:8]}  {other.score:.2f}"))
                for reason in other.reasons:
                    console.print(Text(f"    - {clean(reason)}"))


def _head(console: Console, contact: Contact) -> None:
    console.print(Text(" — ".join(map(party, contact.parties)), style="bold"))
    for actor in contact.parties:
        if actor.office:
            console.print(Text(f"  {clean(actor.name)}: {clean(actor.office)}", style="dim"))
    line = f"{contact.kind.value.replace('_', ' ')}, {contact.status.value.replace('_', ' ')}, {days(contact.when)}"
    if contact.places:
        line += f", {', '.join(clean(place.name) for place in contact.places)}"
    console.print(f"{line}   [{contact.id[:8]}]", markup=False)
    if contact.when:
        console.print(Text(f"  {clean(contact.when.basis)}", style="dim"))
        for contradiction in contact.when.contradictions:
            console.print(Text(f"  not believed: {clean(contradiction)}", style="dim"))
    about = [clean(named.name) for named in (*contact.topics, *contact.frameworks)]
    if about:
        console.print(Text(f"about {', '.join(about)}"))


def _number(count: int, one: str) -> str:
    return f"{count:,} {one}{'s' * (count != 1)}"


def _columns(accounts: tuple[Account, ...], claims: dict[str, Claim]) -> Table:
    table = Table(expand=True, show_lines=False, header_style="bold")
    cells = []
    for account in accounts:
        heading = f"{clean(account.speaker.name)} ({account.side}), {account.completeness}"
        table.add_column(heading, ratio=1, overflow="fold")
        told = [_claim(claims[id_]) for id_ in account.claims if id_ in claims]
        cells.append(Group(*told) if told else Text("-"))
    table.add_row(*cells)
    return table


class _Words:
    """Words of a page behind a `head`, each line in its own direction: no isolate outlasts a terminal's line."""

    def __init__(self, words: str, head: str = "") -> None:
        self.words, self.head = clean(words), head

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        head = self.head
        for line in Text(self.words).wrap(console, max(options.max_width - len(head), 1)):
            yield Text(head + own(line.plain))
            head = " " * len(head)


def _claim(claim: Claim) -> Group:
    who = clean(claim.speaker.name) if claim.speaker else "unnamed"
    if claim.voice and claim.voice != claim.speaker:
        who += f", of {clean(claim.voice.name)}"
    carried = f" via {', '.join(map(clean, claim.relays))}" if claim.relays else ""
    quoted = " (quoted)" if claim.quoted else ""
    origin = f"  {who} {claim.act}{quoted}{carried} [{claim.id[:8]}: {claim.language}, {claim.article[:8]}]\n"
    return Group(_Words(claim.text), Text(origin, style="dim"))
