"""Nothing about who someone is leaves a reading: no BSN, no names, no addresses, no illness."""

import json

import numpy as np
import pytest

from api.journeys.extract import kenmerk_of, read_document, safe_name
from data.schemas.errors import InvoerFout
from features.documents.opening import mask_bsn, open_document
from features.extraction import read_pip
from features.intake.bsn import find_bsn
from tests.features.documents.makers import PLAN

BSNS = ("999991826", "999993665", "999995492", "999997312", "111222333", "123456782")
WAYS = (
    "{0}",
    "{0[:3]} {0[3:6]} {0[6:]}",
    "{0[:4]}.{0[4:6]}.{0[6:]}",
    "{0[:4]} {0[4:6]} {0[6:]}",
    "{0[:2]}-{0[2:5]}-{0[5:]}",
)
FRAMES = (
    "BSN: {}",
    "bsn {}",
    "({})",
    "Burgerservicenummer : {}",
    "dossier {} loopt",
    "| BSN | {} |",
    "nr.{}",
    "{}",
    "BSN\t{}",
    "mw. Jansen ({}), Ede",
)


def written(bsn: str, way: str) -> str:
    """A BSN with its digits grouped in one of the ways people write it."""
    cuts = {"{0}": (9,), WAYS[1]: (3, 6, 9), WAYS[2]: (4, 6, 9), WAYS[3]: (4, 6, 9), WAYS[4]: (2, 5, 9)}[way]
    sign = " " if way in (WAYS[1], WAYS[3]) else "." if way == WAYS[2] else "-"
    starts = (0, *cuts[:-1])
    return sign.join(bsn[a:b] for a, b in zip(starts, cuts, strict=True))


def test_a_thousand_documents_with_a_bsn_give_none_back() -> None:
    generator = np.random.default_rng(2026)
    for _ in range(1000):
        bsn = BSNS[generator.integers(len(BSNS))]
        shown = written(bsn, WAYS[generator.integers(len(WAYS))])
        lines = list(PLAN)
        place = int(generator.integers(len(lines) + 1))
        frame = FRAMES[generator.integers(len(FRAMES))].format(shown)
        if generator.integers(2) and place < len(lines):
            lines[place] = f"{lines[place]} {frame}"
        else:
            lines.insert(place, frame)
        masked, amount = mask_bsn("\n".join(lines))
        assert amount, frame
        assert not find_bsn(masked)
        assert bsn not in "".join(sign for sign in masked if sign.isdigit())


def test_readings_with_a_thousand_bsns_in_all_give_none_back() -> None:
    generator = np.random.default_rng(4)
    for _ in range(20):
        lines = list(PLAN)
        hidden = []
        for _ in range(50):
            bsn = BSNS[generator.integers(len(BSNS))]
            shown = written(bsn, WAYS[generator.integers(len(WAYS))])
            lines.insert(int(generator.integers(len(lines) + 1)), FRAMES[generator.integers(len(FRAMES))].format(shown))
            hidden += [bsn, shown]
        document = open_document("\n".join(lines).encode(), "plan.txt")
        told = json.dumps(read_pip(document, "plan").as_json(), ensure_ascii=False)
        assert not find_bsn(told)
        assert not [bsn for bsn in hidden if bsn in told]


@pytest.mark.parametrize("frame", FRAMES)
def test_a_reading_holds_no_bsn_and_says_that_one_was_removed(frame: str) -> None:
    text = "\n".join((*PLAN[:6], frame.format(BSNS[0]), *PLAN[6:], f"Kan: lassen {BSNS[0]}"))
    reading = read_document(text.encode(), "plan.txt")
    told = json.dumps(reading.as_json(), ensure_ascii=False)
    assert BSNS[0] not in told
    assert not find_bsn(told)
    assert any("BSN" in note for note in reading.removed)


@pytest.mark.parametrize(
    ("line", "secret"),
    [
        ("Taalmaatje: ja, mevrouw Klaassen uit Ede", "Klaassen"),
        ("Jobcoach: ja, J. van der Berg", "Berg"),
        ("Begeleiding: licht, consulent Wouters belt", "Wouters"),
        ("Taalmaatje heeft zij: buurvrouw Truus", "Truus"),
        ("Beperkingen: kan niet tillen door hernia", "hernia"),
        ("Beperkingen: door PTSS niet in drukte", "PTSS"),
        ("I.v.m. depressie niet langer dan 4 uur per dag", "depressie"),
        ("Taalles: ma 9-12 uur, Kerkstraat 12, tel. 06-12345678", "12345678"),
        ("Taalles: ma 9-12 uur, mail a.jansen@ede.nl", "jansen"),
        ("Moskee op vr 13.00-14.00 uur", "moskee"),
        ("Woont sinds 3 mei 2023 in onze gemeente, Lindelaan 4, 6711 AB Ede", "Lindelaan"),
        ("Postcode: 6711 AB", "6711 AB"),
    ],
)
def test_names_addresses_and_illness_are_masked_in_every_citaat(line: str, secret: str) -> None:
    document = open_document("\n".join((*PLAN, line)).encode(), "plan.txt")
    told = json.dumps(read_pip(document, "plan").as_json(), ensure_ascii=False)
    assert secret.lower() not in told.lower()


def test_a_medical_word_is_reported() -> None:
    reading = read_document("\n".join((*PLAN, "Heeft diabetes.")).encode(), "plan.txt")
    assert "Medische term weggelaten." in reading.removed


def test_the_kenmerk_never_tells_who_it_is_about() -> None:
    raw = "\n".join((*PLAN, "Naam: mw. F. Haidari")).encode()
    document = open_document(raw, "plan.txt")
    assert kenmerk_of("07-ede.docx", raw, document) == "07-ede"
    assert "haidari" not in kenmerk_of("PIP mw Haidari.docx", raw, document).lower()
    assert "999991826" not in kenmerk_of("999991826.docx", raw, document)
    assert "999991826" not in safe_name("999991826.docx")


def refusal(text: str) -> str:
    with pytest.raises(InvoerFout) as caught:
        read_document(text.encode(), "plan.txt")
    return caught.value.fouten[0].tekst


@pytest.mark.parametrize(
    "extra",
    [
        "BSN: 999991826\nBSN: 999993665",
        "Geboortedatum: 1-2-1980\n\nGeboortedatum: 3-4-1985",
        "Betreft: plan van mw. A. Yilmaz en dhr. B. Yilmaz",
    ],
)
def test_a_document_about_two_people_is_refused(extra: str) -> None:
    assert "meer dan één persoon" in refusal("\n".join((extra, *PLAN)))


@pytest.mark.parametrize(
    "text",
    [
        "Geachte heer, hierbij de factuur voor mei. Het bedrag is 120 euro, te betalen binnen dertig dagen.",
        "Vacature kok in Ede. Je hebt rijbewijs B en werkt 24 uur per week. Taalniveau B1. Reageer voor 1 mei.",
        "Curriculum vitae. Werkervaring: kok, 3 jaar. Talen: Engels goed. Rijbewijs: B. Opleiding: mbo koken.",
        "Uitnodiging inburgeringsexamen: u wordt verwacht op 3 mei 2025 om 9.00 uur in Ede. Neem uw paspoort mee.",
    ],
)
def test_a_document_that_is_no_pip_is_refused(text: str) -> None:
    assert "geen plan inburgering" in refusal(text)
