"""The file of a new rule: it loads, its examples pass, and every line of it asks to be changed."""

import re
from pathlib import Path

from newslint.files import InputError, write

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*(?:/[a-z0-9]+(?:-[a-z0-9]+)*)+")
_TEMPLATE = """\
id: {id}
kind: phrase                # what finds it: phrase, pattern, ... (see rules/README.md)
message: "Write “{{use}}”, not “{{found}}”."
why: Say in one or two sentences why this is wrong, so that a reporter learns it.
source: Name a style book and its entry, or give a web address.
severity: warning           # error: wrong to print; warning: an editor should look; suggestion: taste
safe: false                 # true when nobody would say no to the fix
in_quotes: false            # true for errors that cannot be heard, such as spellings
swap: {{{wrong}: {right}}}
examples:
  - bad: The council called it [[{wrong}]] in its report.
    fix: The council called it {right} in its report.
  - bad: MAYOR SEES [[{wrong_caps}]]
    fix: MAYOR SEES {right_caps}
  - good: The council called it {right} in its report.
  - good: “We call it {wrong},” the mayor said.
"""


def scaffold(rule: str, folder: Path) -> Path:
    """Write the file of a rule id below a folder. Raises InputError if it cannot or may not be."""
    if not _ID.fullmatch(rule):
        raise InputError(rule, "is no rule id; write a topic and a name in small letters, such as words/free-reign")
    path = folder / f"{rule}.yaml"
    if path.exists():
        raise InputError(str(path), "is there already; choose another name or edit it")
    words = rule.rpartition("/")[2].replace("-", " ")
    wrong, right = f"the {words} fault", f"the {words} remedy"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(str(path.parent), f"cannot be made ({error.strerror})") from None
    write(
        str(path),
        _TEMPLATE.format(id=rule, wrong=wrong, right=right, wrong_caps=wrong.upper(), right_caps=right.upper()),
    )
    return path
