"""What the reader knows is stated by the reader itself, and found on its page."""

from api.cli.extract import extraction_page
from features.extraction import EXTRACTORS


def test_every_extractor_states_its_subject_and_its_wordings() -> None:
    assert len({extractor.SUBJECT for extractor in EXTRACTORS}) == len(EXTRACTORS)
    assert all(len(extractor.WORDINGS) >= 5 for extractor in EXTRACTORS)


def test_the_page_holds_every_wording_and_every_refusal() -> None:
    page = extraction_page()
    assert all(f"- {wording}\n" in page + "\n" for extractor in EXTRACTORS for wording in extractor.WORDINGS)
    assert "versleuteld met een wachtwoord" in page
