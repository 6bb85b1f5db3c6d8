"""The layers: which package may import which. Each may import what stands before it, never what stands behind."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parent.parent / "src" / "dragoman"
# In the order the data flows; what shares a line may not import one another.
LAYERS = (
    ("errors", "spans"),
    ("model",),
    ("languages",),
    ("pages",),
    ("dates",),
    ("actors",),
    ("contacts",),
    ("claims",),
    ("encoders",),
    ("matching",),
    ("accounts",),
    ("resolution",),
    ("decisions",),
    ("pipeline",),
    ("store",),
    ("feeds",),
    ("exports", "report"),
    ("api",),
    ("__init__",),
    ("web",),
    ("cli",),
    ("__main__",),
)
RANK = {name: rank for rank, names in enumerate(LAYERS) for name in names}


def part(path: Path) -> str:
    """The package or module of the first level that a file belongs to."""
    first = path.relative_to(SOURCE).parts[0]
    return first.removesuffix(".py")


def imports(path: Path) -> Iterator[tuple[int, str]]:
    """Parts of this project that a file imports, with the line; imports inside functions count."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        names: list[str] = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names if alias.name != "dragoman" or not only_version(path)]
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            names = [node.module or ""]
            if node.module == "dragoman":
                names = [
                    f"dragoman.{alias.name}" if alias.name in RANK else "dragoman.__init__"
                    for alias in node.names
                    if alias.name != "__version__"
                ]
        for name in names:
            if name.split(".")[0] == "dragoman":
                yield node.lineno, [*name.split("."), "__init__"][1]


def only_version(path: Path) -> bool:
    """Whether all that a file takes from the package itself is its version number, which stands in no layer."""
    return set(re.findall(r"\bdragoman\.(\w+)\b(?=[^\n]*$)", code(path), re.M)) <= {"__version__"}


def code(path: Path) -> str:
    """The file without its import lines."""
    return "\n".join(line for line in path.read_text("utf-8").splitlines() if not re.match(r"\s*(from|import) ", line))


FILES = sorted(path for path in SOURCE.rglob("*.py"))


def test_every_part_has_its_layer() -> None:
    assert {part(path) for path in FILES} <= set(RANK)


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_imports_point_back_along_the_data_flow(path: Path) -> None:
    own = part(path)
    for line, other in imports(path):
        assert other == own or RANK[other] < RANK[own], f"{path.relative_to(SOURCE)}:{line} imports {other}"


def test_no_relative_imports() -> None:
    for path in FILES:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            assert not (isinstance(node, ast.ImportFrom) and node.level), f"{path}:{node.lineno}"


def test_no_module_called_utils() -> None:
    assert not [path for path in FILES if path.stem in {"utils", "util", "helpers", "common", "misc"}]


def test_every_kind_of_data_file_is_installed() -> None:
    """A file that is no code comes with `pip install .` only if its ending stands in pyproject.toml."""
    project = tomllib.loads((SOURCE.parent.parent / "pyproject.toml").read_text("utf-8"))
    patterns = project["tool"]["setuptools"]["package-data"]["dragoman"]
    endings = {path.suffix for path in SOURCE.rglob("*") if path.is_file() and "__pycache__" not in path.parts}
    assert endings - {f".{pattern.rpartition('.')[2]}" for pattern in patterns} - {".py", ".typed"} == set()
