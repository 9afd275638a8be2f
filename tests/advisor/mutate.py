"""Mutation testing of app/advisor, by `make prove`: every survivor stands in mutants.md.

python -m tests.advisor.mutate [--children N] [PATTERN …]

Works on a copy in build/mutation/, so that the checkout stays as it is.
"""

import argparse
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
COPY = ROOT / "build" / "mutation"
LISTED = HERE / "mutants.md"
LEAST_SCORE_PCT = 95
NEVER = (  # in stop, restriction and cap code no mutant may live, listed or not
    ".rules.stop.",
    ".restrictions.",
    ".progression.x_most_per_week__",
    ".progression.x__over_the_top__",
    ".doses.x__often_enough__",
)
REFUSALS = "tests/advisor_rules/test_refusals.py"
KILLERS = (
    "tests/advisor/test_vignettes.py",
    "tests/advisor/test_boundaries.py",
    "tests/advisor/test_what_a_finding_says.py",
    "tests/advisor/test_reasons.py",
    "tests/advisor/test_small_print.py",
    "tests/advisor/test_adjusted_limits.py",
    "tests/advisor/test_toward_green.py",
    "tests/advisor/test_rules_as_data.py::test_a_byte_more_is_another_rule_set",
    f"{REFUSALS}::test_a_fault_is_told_in_one_sentence_with_its_place_and_what_is_expected",
    f"{REFUSALS}::test_a_missing_file_is_named",
    f"{REFUSALS}::test_what_is_not_wrong_is_not_refused",
    f"{REFUSALS}::test_the_rulebook_holds_what_stands_in_the_files",
    f"{REFUSALS}::test_the_fingerprint_is_the_same_on_every_system",
    "tests/advisor_rules/test_words.py",
    "tests/advisor/test_restrictions.py",
    "tests/advisor/test_beside_the_light.py",
    "tests/advisor/test_two_implementations.py::test_both_say_the_same_over_the_grid",
    "tests/advisor/test_two_implementations.py::test_both_say_the_same_over_random_courses",
    "tests/advisor/test_two_implementations.py::test_both_say_the_same_of_doses_plans_and_limits",
)
CONFIG = f"""
[tool.mutmut]
paths_to_mutate = ["app/advisor"]
also_copy = ["app", "resources", "tests", "pyproject.toml"]
pytest_add_cli_args_test_selection = {list(KILLERS)}
"""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--children", default=str(os.cpu_count() or 1))
    parser.add_argument("patterns", nargs="*", default=["app.advisor.*"])
    wanted = parser.parse_args()
    copy_what_is_mutated()
    if mutmut("run", "--max-children", wanted.children, *wanted.patterns).returncode:
        sys.stderr.write("mutmut did not run to its end\n")
        return 1
    return judge(mutmut("results", "--all", "true", quiet=True).stdout)


def copy_what_is_mutated() -> None:
    """The tests of the advisor need no window and no database: neither is copied."""
    shutil.rmtree(COPY, ignore_errors=True)
    no_caches = shutil.ignore_patterns("__pycache__")
    for name in ("app", "resources", "tests/advisor", "tests/advisor_rules"):
        shutil.copytree(ROOT / name, COPY / name, ignore=no_caches)
    shutil.copy(ROOT / "tests" / "builders.py", COPY / "tests")
    (COPY / "pyproject.toml").write_text((ROOT / "pyproject.toml").read_text("utf-8") + CONFIG)


def mutmut(*arguments: str, quiet: bool = False) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S603 (our own interpreter)
        [sys.executable, "-m", "mutmut", *arguments],
        cwd=COPY,
        env=os.environ | {"PYTHONPATH": str(COPY)},
        stdout=subprocess.PIPE if quiet else None,
        text=True,
        check=False,
    )


def judge(results: str) -> int:
    """Prints the raw score and the survivors that mutants.md does not argue."""
    fates = dict(re.findall(r"(app\.\S+): (.+)", results))
    tried = {name: fate for name, fate in fates.items() if fate != "not checked"}
    living = sorted(name for name, fate in tried.items() if fate in ("survived", "no tests"))
    argued = LISTED.read_text("utf-8") if LISTED.exists() else ""
    unargued = [name for name in living if f"`{name}`" not in argued or forbidden(name)]
    score = 100 * (1 - len(living) / max(1, len(tried)))
    sys.stdout.write(f"{len(tried)} mutants, {len(living)} survive: raw score {score:.1f} %\n")
    sys.stdout.writelines(f"  {name}\n" for name in unargued)
    return int(bool(unargued) or score < LEAST_SCORE_PCT)


def forbidden(name: str) -> bool:
    return any(part in name for part in NEVER)


if __name__ == "__main__":
    sys.exit(main())
