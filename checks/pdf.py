"""Judges every PDF of a folder: PDF/UA-1, syntax, embedded fonts, text that can be read back.

Not a test of what the documents say. Closes with `N passed, N failed`.
"""

import re
import subprocess
import sys
from pathlib import Path

import page

# The closing columns of `pdffonts`: emb, sub, uni, object and generation.
EMBEDDED = re.compile(r"\byes +(yes|no) +(yes|no) +\d+ +\d+$")

def said_by(*command: str) -> tuple[bool, str]:
    """Runs a tool and returns whether it was content, and what it said."""
    done = subprocess.run(command, capture_output=True, text=True, errors="replace", check=False)
    return done.returncode == 0, done.stdout + done.stderr


def accessibility(document: Path) -> list[str]:
    """What stands between the document and PDF/UA-1."""
    try:
        report = page.validate_pdf(str(document), profile="ua1")
    except page.PageError as reason:
        return [f"not a PDF that can be read: {reason}"]
    if report.is_compliant:
        return []
    return [f"PDF/UA-1 {failure.rule_id}: {failure.message}" for failure in report.failures] or ["not PDF/UA-1"]


def syntax(document: Path) -> list[str]:
    """What qpdf finds wrong with the file's structure."""
    content, words = said_by("qpdf", "--check", str(document))
    return [] if content else [f"qpdf: {words.strip()}"]


def fonts(document: Path) -> list[str]:
    """Fonts that are named but not in the file: another machine would show other letters."""
    content, words = said_by("pdffonts", str(document))
    if not content:
        return [f"pdffonts: {words.strip()}"]
    rows = words.splitlines()[2:]
    return [f"font not embedded: {row[:36].strip()}" for row in rows if not EMBEDDED.search(row)]


def text(document: Path) -> list[str]:
    """Letters that nobody can read back, and documents without any."""
    content, words = said_by("pdftotext", str(document), "-")
    if not content:
        return [f"pdftotext: {words.strip()}"]
    if not words.strip():
        return ["holds no text"]
    return ["holds letters that cannot be read back (U+FFFD)"] if "\ufffd" in words else []


def main() -> int:
    """Judges the folder given as the only argument."""
    documents = sorted(Path(sys.argv[1]).glob("*.pdf"))
    failed = 0
    for document in documents:
        findings = [finding for judge in (accessibility, syntax, fonts, text) for finding in judge(document)]
        failed += bool(findings)
        print(f"{'FAILED' if findings else 'ok    '} {document.name}")
        for finding in findings[:20]:
            print(f"         {finding}")
    print(f"\n{len(documents) - failed} passed, {failed} failed")
    return 1 if failed or not documents else 0


if __name__ == "__main__":
    sys.exit(main())
