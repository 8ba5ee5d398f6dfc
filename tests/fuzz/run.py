#!/usr/bin/env python3
"""Feed the readers with bytes for as long as you like; stops at the first input that breaks a promise.

    python tests/fuzz/run.py -runs=1000000 -timeout=10 [folder for what was found interesting]

The options are those of libFuzzer. It needs the package `atheris`, which is not among the locked ones because it
exists for few systems; without it `--plain COUNT [SEED]` mutates the files of `content/` blindly, as the tests do.
"""

from __future__ import annotations

import importlib
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))


def main(arguments: list[str]) -> None:
    """Run until the end of the options' patience."""
    with tempfile.TemporaryDirectory() as folder:
        if arguments[1:2] == ["--plain"]:
            _run_plainly(Path(folder), *map(int, arguments[2:4]))
        else:
            _run_guided(Path(folder), arguments)


def _run_plainly(folder: Path, count: int, seed: int = 0) -> None:
    from tests.fuzz.mutations import mutated
    from tests.fuzz.targets import Targets, seeds

    targets = Targets(folder)
    for number, data in enumerate(mutated(seeds(), count, seed), 1):
        for name, target in targets.by_name.items():
            try:
                target(data)
            except BaseException:
                Path(f"crash-{name}").write_bytes(data)
                raise
        if number % 1000 == 0:
            print(f"{number} × {len(targets.by_name)}", flush=True)


def _run_guided(folder: Path, arguments: list[str]) -> None:
    atheris = importlib.import_module("atheris")
    with atheris.instrument_imports(include=["plugins"]):
        from tests.fuzz.mutations import ENCODED
        from tests.fuzz.targets import Targets, seeds

    targets = Targets(folder)
    words = folder / "words"
    words.write_text("".join(f'"{_escaped(token)}"\n' for token in ENCODED if 0 < len(token) < 100))
    corpus = folder / "seeds"
    corpus.mkdir()
    for number, data in enumerate(seeds()):
        for first in range(0, len(targets.by_name) + 1, 2):
            (corpus / f"{number}-{first}").write_bytes(bytes([first]) + data)
    if not any(not argument.startswith("-") for argument in arguments[1:]):
        arguments = [*arguments, str(folder / "found")]
        (folder / "found").mkdir()
    atheris.Setup([*arguments, f"-dict={words}", str(corpus)], targets.any)
    atheris.Fuzz()


def _escaped(token: bytes) -> str:
    return "".join(f"\\x{byte:02x}" for byte in token)


if __name__ == "__main__":
    main(sys.argv)
