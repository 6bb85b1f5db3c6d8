"""`python -m benchmarks.desk`: make a large dossier if there is none, time every page, write desk.json."""

from __future__ import annotations

import argparse
import json
import platform
from dataclasses import asdict
from pathlib import Path

from benchmarks.desk.generate import generate
from benchmarks.desk.pages import LIMIT, timings

HERE = Path(__file__).resolve().parent.parent
OUT = HERE.parent / "out"


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.desk", description=__doc__)
    parser.add_argument("--contacts", type=int, default=10_000)
    parser.add_argument("--claims", type=int, default=100_000)
    parser.add_argument("--times", type=int, default=20, help="how often each address is asked (default 20)")
    parser.add_argument("--changing", action="store_true", help="as if the dossier were written to all the time")
    parser.add_argument("--dossier", type=Path, help="one that is there already")
    chosen = parser.parse_args()
    dossier = chosen.dossier or OUT / f"desk-{chosen.contacts}-{chosen.claims}.dossier"
    if not dossier.exists():
        OUT.mkdir(exist_ok=True)
        print(f"making {dossier}: this takes some minutes", flush=True)
        begun = dossier.with_suffix(".begun.dossier")
        begun.unlink(missing_ok=True)
        generate(begun, chosen.contacts, chosen.claims)
        begun.rename(dossier)
    print(f"{'':45} {'median':>8} {'95th':>8} {'processor':>10} ms {'bytes':>9}")
    measured = []
    for one in timings(dossier, chosen.times, changing=chosen.changing):
        measured.append(one)
        wrong = f"  ANSWERS {one.status}" if one.status != 200 else "" if one.kept else f"  MORE THAN {LIMIT}"
        print(
            f"{one.what:45} {one.median:8.1f} {one.slow:8.1f} {one.processor:10.1f}    {one.size:9,}{wrong}", flush=True
        )
    machine = {"python": platform.python_version(), "machine": platform.machine()}
    size = {"contacts": chosen.contacts, "claims": chosen.claims}
    kept = {"machine": machine, "dossier": size, "pages": [asdict(one) for one in measured]}
    if chosen.changing:
        return 0 if all(one.kept for one in measured) else 1
    (HERE / "desk.json").write_text(json.dumps(kept, indent=1, ensure_ascii=False) + "\n", "utf-8")
    return 0 if all(one.kept for one in measured) else 1


if __name__ == "__main__":
    raise SystemExit(main())
