"""The rules for the code of a Python file: each takes a Source and gives its complaints."""

import ast
import re

from tests.architecture.source import Complaints, Source

LONGEST_FUNCTION, LONGEST_MODULE, LONGEST_PAGE, LONGEST_APP = 40, 250, 120, 60
MARKER = re.compile(r"# the error boundary of this edge: \w+")
LATER = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b")
VARIABLE = re.compile(r"f['\"](RE)?SET VARIABLE ")
CHINESE = re.compile(r"[\u3400-\u9fff]")
SENTENCE = re.compile(r"[\u3400-\u9fff]{2,}.*。|[\u3400-\u9fff]{4,}[\uff0c\uff1b\uff01\uff1f]")
STATEMENT = re.compile(
    r"\bselect\b.+\bfrom\b|\binsert\s+into\b|\bdelete\s+from\b|\bupdate\s+\w+\s+set\b"
    r"|\bcreate\s+(or\s+replace\s+)?(table|view)\b",
    re.IGNORECASE | re.DOTALL,
)


def files_are_short(source: Source) -> Complaints:
    """app.py ≤ 60 lines, a page ≤ 120, any other module ≤ 250; a list of tests may be longer."""
    if source.room == "tests":
        return
    is_page = source.path.parent.as_posix() == "pages"
    longest = LONGEST_APP if str(source.path) == "app.py" else LONGEST_MODULE
    longest = LONGEST_PAGE if is_page else longest
    if len(source.lines) > longest:
        yield f"{len(source.lines)} lines, of {longest}"


def functions_are_short(source: Source) -> Complaints:
    """A function, its docstring included, has at most 40 lines."""
    for node in source.nodes:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.end_lineno:
            length = node.end_lineno - node.lineno + 1
            if length > LONGEST_FUNCTION:
                yield f"line {node.lineno}: {node.name} has {length} lines"


def every_module_says_what_it_is(source: Source) -> Complaints:
    """Every module that holds anything begins with a docstring."""
    if source.tree.body and not ast.get_docstring(source.tree):
        yield "no docstring"


def sql_stands_in_sql_files(source: Source) -> Complaints:
    """No statement in a string outside queries/; tests and benchmarks may ask for themselves."""
    if source.room in {"queries", "tests", "benchmarks"}:
        return
    for string in source.strings():
        if STATEMENT.search(str(string.value)):
            yield f"line {string.lineno}: SQL belongs in queries/, in a file of its own"


def values_travel_as_parameters(source: Source) -> Complaints:
    """No f-string, % or + makes a statement, but for the name of a variable of the cursor."""
    for node in source.nodes:
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.args:
            asks = node.func.attr in {"execute", "executemany", "sql"}
            made = isinstance(node.args[0], ast.JoinedStr | ast.BinOp)
            if asks and made and not VARIABLE.match(ast.unparse(node.args[0])):
                yield f"line {node.lineno}: a statement is put together from values"


def no_html_is_let_through(source: Source) -> Complaints:
    """unsafe_allow_html is used nowhere, as a word or as an option."""
    for node in source.nodes:
        option = isinstance(node, ast.keyword) and node.arg == "unsafe_allow_html"
        word = isinstance(node, ast.Constant) and node.value == "unsafe_allow_html"
        if (option or word) and source.room != "tests":
            yield f"line {getattr(node, 'lineno', '?')}: unsafe_allow_html"


def errors_are_caught_by_name(source: Source) -> Complaints:
    """No catch-all that keeps the error, but the named boundary at the edge of a process."""
    for node in source.nodes:
        if isinstance(node, ast.ExceptHandler):
            caught = (
                {"BaseException"}
                if node.type is None
                else {part.id for part in ast.walk(node.type) if isinstance(part, ast.Name)}
            )
            passed_on = isinstance(node.body[-1], ast.Raise)
            named = passed_on or MARKER.search(source.lines[node.lineno - 1])
            if caught & {"Exception", "BaseException"} and not named:
                yield f"line {node.lineno}: name the error, or the boundary ({MARKER.pattern})"


def words_stand_in_the_catalogue(source: Source) -> Complaints:
    """No sentence in code; where people read, Chinese only as vocabulary in a named constant."""
    if source.room in {"text", "tests", "data", "benchmarks", "run", "house"}:
        return
    speaks_data = source.room in {"loaders", "queries"}  # they know the words that counties type
    constants = (node for node in source.nodes if _is_constant(node))
    vocabulary = {id(node) for constant in constants for node in ast.walk(constant)}
    for string in source.strings():
        words = str(string.value)
        if SENTENCE.search(words):
            yield f"line {string.lineno}: {words!r} is a sentence: text/"
        elif CHINESE.search(words) and not speaks_data and id(string) not in vocabulary:
            yield f"line {string.lineno}: {words!r} belongs in text/ or a named constant"


def _is_constant(node: ast.AST) -> bool:
    """Whether `node` gives a value to a name in capitals, or is a type of literal values."""
    if isinstance(node, ast.Subscript):
        return isinstance(node.value, ast.Name) and node.value.id == "Literal"
    targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
    assigns = isinstance(node, ast.Assign | ast.AnnAssign)
    return assigns and all(isinstance(name, ast.Name) and name.id.isupper() for name in targets)


def nothing_is_left_for_later(source: Source) -> Complaints:
    """No note that something is still to do, and no body that only raises NotImplementedError."""
    for number, line in enumerate(source.lines, start=1):
        if LATER.search(line.partition("#")[2]):
            yield f"line {number}: {line.strip()}"
    for node in source.nodes:
        if isinstance(node, ast.Raise) and "NotImplementedError" in ast.unparse(node):
            yield f"line {node.lineno}: NotImplementedError"


def tests_are_sentences_that_can_fail(source: Source) -> Complaints:
    """A test's name has three words or more, and its body asserts something."""
    if source.room != "tests" or not source.path.name.startswith("test_"):
        return
    for node in source.nodes:
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
            if node.name.count("_") < 3:
                yield f"line {node.lineno}: {node.name} is no sentence"
            if not any(_can_fail(inner) for inner in ast.walk(node)):
                yield f"line {node.lineno}: {node.name} cannot fail"


def _can_fail(node: ast.AST) -> bool:
    """An assert of something not constant, pytest.raises and its like, or a helper's assertion."""
    if isinstance(node, ast.Assert):
        return not isinstance(node.test, ast.Constant)
    if not isinstance(node, ast.Call):
        return False
    name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
    return name in {"raises", "warns", "fail"} or name.startswith(("assert_", "expect"))


RULES = (
    files_are_short,
    functions_are_short,
    every_module_says_what_it_is,
    sql_stands_in_sql_files,
    values_travel_as_parameters,
    no_html_is_let_through,
    errors_are_caught_by_name,
    words_stand_in_the_catalogue,
    nothing_is_left_for_later,
    tests_are_sentences_that_can_fail,
)
