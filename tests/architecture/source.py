"""What the rules read: the files of the project, parsed once."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePosixPath

ROOT = Path(__file__).parents[2]
NOT_OURS = {".git", ".venv", "var", "wheelhouse", "__pycache__", ".hypothesis"}
TEXT_SUFFIXES = {".py", ".sql", ".toml", ".md", ".txt", ".csv", ".json", ".css", ".html", ""}


@dataclass(frozen=True)
class Source:
    """One file: its path from the root of the project, and its text."""

    path: PurePosixPath
    text: str

    @cached_property
    def room(self) -> str:
        """The folder at the root that holds it, or its own name without suffix."""
        return self.path.parts[0] if len(self.path.parts) > 1 else self.path.stem

    @cached_property
    def lines(self) -> list[str]:
        """Its lines, without line ends."""
        return self.text.splitlines()

    @cached_property
    def tree(self) -> ast.Module:
        """Its syntax tree; only for Python."""
        return ast.parse(self.text)

    @cached_property
    def nodes(self) -> list[ast.AST]:
        """Every node of the tree."""
        return list(ast.walk(self.tree))

    @cached_property
    def docstrings(self) -> set[int]:
        """The ids of the string nodes that are docstrings."""
        holders = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
        firsts = (node.body[0] for node in self.nodes if isinstance(node, holders) and node.body)
        return {id(first.value) for first in firsts if isinstance(first, ast.Expr)}

    def strings(self) -> Iterator[ast.Constant]:
        """Every string in the code that is not a docstring, parts of f-strings included."""
        for node in self.nodes:
            is_string = isinstance(node, ast.Constant) and isinstance(node.value, str)
            if is_string and id(node) not in self.docstrings:
                yield node

    def imports(self) -> Iterator[tuple[str, int]]:
        """Every module that it imports (dotted name), with the line."""
        for node in self.nodes:
            if isinstance(node, ast.Import):
                yield from ((alias.name, node.lineno) for alias in node.names)
            elif isinstance(node, ast.ImportFrom):
                yield (self._resolved(node), node.lineno)

    def _resolved(self, node: ast.ImportFrom) -> str:
        """The absolute name of what an import names; a relative one starts at its own package."""
        above = self.path.parts[: len(self.path.parts) - node.level] if node.level else ()
        return ".".join([*above, *([node.module] if node.module else [])])


def project_files(*suffixes: str) -> list[Source]:
    """The project's own text files with one of `suffixes` (all kinds when none is given)."""
    wanted = set(suffixes) or TEXT_SUFFIXES
    return [
        Source(PurePosixPath(path.relative_to(ROOT).as_posix()), path.read_text("utf-8-sig"))
        for path in _walk(ROOT)
        if path.suffix in wanted
    ]


def _walk(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.iterdir()):
        if path.name in NOT_OURS or path.name.endswith("_cache"):
            continue
        if path.is_dir():
            yield from _walk(path)
        else:
            yield path


Complaints = Iterator[str]
