"""Nothing that was published is unreachable after any later build, whatever happened in between."""

import tempfile
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.redirects.histories import STEPS, Story


def test_every_kind_of_step_in_one_history(tmp_path):
    Story(tmp_path, 1).run(list(STEPS))


@settings(
    max_examples=2,
    deadline=None,
    derandomize=True,
    phases=(Phase.generate,),
    suppress_health_check=list(HealthCheck),
)
@given(st.lists(st.sampled_from(list(STEPS)), min_size=3, max_size=5), st.integers(0, 99))
def test_every_page_of_any_build_answers_in_every_later_one(steps, seed):
    with tempfile.TemporaryDirectory() as folder:
        Story(Path(folder), seed).run(steps)
