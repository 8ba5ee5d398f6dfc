"""The rules of the house: who may import whom, and how long a thing may be."""

import ast
import re
import subprocess
from functools import cache
from pathlib import Path

import pytest

from commands.bootstrap import ROOT

FILE_LINES, FUNCTION_LINES = 300, 60
Function = ast.FunctionDef | ast.AsyncFunctionDef
# Written so that this file does not match itself.
HOSTS = re.compile(r"\b(?:pypi|pythonhosted|npmjs|npmmirror|deb\.debian|tuna\.tsinghua)\.(?:org|com|edu)\b")
MACHINE_PATHS = re.compile(r"(?<![\w.%-])/(?:work|tmp|root|home)/")


def tracked():
    """All files of the repository, those not added yet included."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    names = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=True).stdout.split(
        "\0"
    )
    return [ROOT / name for name in names if name and (ROOT / name).is_file()]


def python_files(*folders):
    places = [ROOT / folder for folder in folders] or [ROOT]
    return [path for path in tracked() if path.suffix == ".py" and any(map(path.is_relative_to, places))]


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def imports(module):
    """The dotted names that a module imports, with the line of each."""
    for node in ast.walk(module):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield from ((f"{node.module}.{alias.name}", node.lineno) for alias in node.names)


def relative_imports(module):
    return [node.lineno for node in ast.walk(module) if isinstance(node, ast.ImportFrom) and node.level]


def publics(body, owner=""):
    """The public functions and classes of a module, and the public methods of its classes, by dotted name."""
    for node in body:
        if not isinstance(node, Function | ast.ClassDef) or node.name.startswith("_"):
            continue
        yield owner + node.name, node
        if isinstance(node, ast.ClassDef):
            yield from publics(node.body, f"{owner}{node.name}.")


def overrides(function):
    names = {node.id for node in function.decorator_list if isinstance(node, ast.Name)}
    return bool(names & {"override", "overload"})


def unannotated(function, method):
    arguments = function.args
    plain = [*arguments.posonlyargs, *arguments.args]
    static = any(isinstance(node, ast.Name) and node.id == "staticmethod" for node in function.decorator_list)
    plain = plain[1:] if method and not static else plain
    rest = [argument for argument in (arguments.vararg, arguments.kwarg) if argument]
    missing = [
        argument.arg for argument in (*plain, *arguments.kwonlyargs, *rest) if argument.annotation is None
    ]
    return missing + ([] if function.returns else ["return"])


def foreign_plugin(path, name):
    """Whether the import of `name` reaches from one plugin into another that is not the domain."""
    parts = name.split(".")
    own = path.relative_to(ROOT / "plugins").parts[0].removesuffix(".py")
    return parts[0] == "plugins" and len(parts) > 1 and parts[1] not in (own, "disclosure")


def where(path, line=None):
    return path.relative_to(ROOT).as_posix() + (f":{line}" if line else "")


def test_the_domain_knows_neither_pelican_nor_jinja():
    found = [
        f"{where(path, line)} imports {name}"
        for path in python_files("plugins/disclosure")
        for name, line in imports(tree(path))
        if name.split(".")[0] in ("pelican", "jinja2") or foreign_plugin(path, name)
    ]
    assert not found, "\n".join(found)


def test_plugins_share_the_domain_and_nothing_else():
    found = [
        f"{where(path, line)} imports {name}"
        for path in python_files("plugins")
        for name, line in imports(tree(path))
        if foreign_plugin(path, name)
    ]
    found += [
        f"{where(path, line)}: relative import"
        for path in python_files()
        for line in relative_imports(tree(path))
    ]
    assert not found, "\n".join(found)


def test_what_is_public_is_documented_and_annotated():
    found = []
    for path in python_files("plugins", "commands"):
        for name, node in publics(tree(path).body):
            if not ast.get_docstring(node) and not (isinstance(node, Function) and overrides(node)):
                found.append(f"{where(path, node.lineno)} {name}: no docstring")
            if isinstance(node, Function) and (missing := unannotated(node, "." in name)):
                found.append(f"{where(path, node.lineno)} {name}: no annotation for {', '.join(missing)}")
    assert not found, "\n".join(found)


def test_files_and_functions_are_short():
    found = []
    for path in python_files():
        lines = len(path.read_text(encoding="utf-8").splitlines())
        if lines > FILE_LINES:
            found.append(f"{where(path)}: {lines} lines")
        for node in ast.walk(tree(path)):
            length = node.end_lineno - node.lineno + 1 if isinstance(node, Function) else 0
            if length > FUNCTION_LINES:
                found.append(f"{where(path, node.lineno)} {node.name}: {length} lines")
    assert not found, "\n".join(found)


def test_no_file_names_a_registry_or_a_place_on_one_machine():
    found = []
    for path in tracked():
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        for number, line in enumerate(text.splitlines(), 1):
            if match := HOSTS.search(line) or MACHINE_PATHS.search(line):
                found.append(f"{where(path, number)}: {match.group()}")
    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ("import pelican.utils as u", ["pelican.utils"]),
        ("from plugins import search", ["plugins.search"]),
        (
            "from plugins.search.index import build, load",
            ["plugins.search.index.build", "plugins.search.index.load"],
        ),
        ("def f():\n    import jinja2", ["jinja2"]),
    ],
)
def test_imports_are_seen(source, names):
    assert [name for name, _ in imports(ast.parse(source))] == names


def test_a_plugin_may_import_itself_and_the_domain():
    path = ROOT / "plugins" / "search" / "index.py"
    assert not foreign_plugin(path, "plugins.search.tokens")
    assert not foreign_plugin(path, "plugins.disclosure.items")
    assert foreign_plugin(path, "plugins.catalog")


def test_missing_annotations_are_seen():
    (function,) = ast.parse("def f(self, a, b: int, *c, d=1): ...").body
    assert unannotated(function, method=True) == ["a", "d", "c", "return"]
    assert unannotated(function, method=False) == ["self", "a", "d", "c", "return"]


def test_hosts_and_machine_paths_are_seen():
    assert HOSTS.search("https://registry." + "npmjs" + ".org/x")
    assert MACHINE_PATHS.search('"' + "/work" + '/main"')
    assert not MACHINE_PATHS.search("https://www.example.gov.cn" + "/work" + "/")
