"""Puts the pictures that the browser took into the handleiding, in few colours: `make pictures`."""

from PIL import Image

from tests.web.conftest import PICTURES, ROOT

PLAATJES = ROOT / "docs" / "handleiding" / "plaatjes"
COLOURS = 64
TAKEN = {
    "beheer-ronde": "demo-beheer-rondes-2026-w48-1366",
    "jobhunter-lijst": "demo-jobhunter-lijst-1366",
    "jobhunter-te-regelen": "demo-jobhunter-te-regelen-1366",
    "jobhunter-vandaag": "demo-jobhunter-vandaag-1366",
    "jobhunter-voorstel": "demo-jobhunter-voorstel-1366",
    "klantmanager-een-inburgeraar": "demo-klantmanager-een-inburgeraar-1366",
    "klantmanager-plan-bevestigen": "demo-klantmanager-plan-bevestigen-1366",
    "klantmanager-plan-toevoegen": "demo-klantmanager-plan-toevoegen-1366",
    "klantmanager-rechten": "demo-klantmanager-rechten-1366",
    "klantmanager-wat-past-er": "demo-klantmanager-wat-past-er-1366",
    "wsp-lijst-gecontroleerd": "demo-wsp-lijst-gecontroleerd-1366",
    "wsp-plekken": "demo-wsp-plekken-1366",
}
"""Each picture of the handleiding, and the one that the browser tests take."""


def put() -> None:
    """Write every picture of the handleiding anew; raises FileNotFoundError when the browser took none."""
    for name, taken in TAKEN.items():
        with Image.open(PICTURES / f"{taken}.png") as picture:
            few = picture.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
            few.save(PLAATJES / f"{name}.png", optimize=True)


if __name__ == "__main__":
    put()
