"""Judging many JSON lines: read, judge and word them in blocks, on more than one core."""

from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from datetime import date

from api.journeys.engine import Engine
from api.journeys.oordeel import Question, judge_pairs
from data.schemas.errors import Fout, InvoerFout
from features.intake.pair_reading import read_batch_line

NumberedLine = tuple[int, bytes]
AHEAD = 2
"""Blocks per worker that may wait for an answer: enough to keep it busy, little enough to keep memory small."""


@dataclass(frozen=True)
class Answers:
    """One JSON text per line of a block, or, when a line is wrong, every fault in the block and no texts."""

    texts: tuple[str, ...]
    fouten: tuple[Fout, ...]


def answer_block(engine: Engine, lines: list[NumberedLine], today: date, wat_als: bool) -> Answers:
    """Judge one block of numbered lines {pip, plek, richting, op}; today is the day for a line without op.

    wat_als asks for the smallest changes after which a pair would fit as well, which takes much longer.
    """
    fouten: list[Fout] = []
    questions: list[Question] = []
    for number, line in lines:
        try:
            pip, plek, richting, op = read_batch_line(line, number)
            questions.append((pip, plek, richting, op or today))
        except InvoerFout as error:
            fouten.extend(error.fouten)
    if fouten:
        return Answers((), tuple(fouten))
    return Answers(tuple(oordeel.json_text() for oordeel in judge_pairs(engine, questions, wat_als)), ())


def answer_all(
    engine: Engine, blocks: Iterable[list[NumberedLine]], today: date, workers: int, wat_als: bool = False
) -> Iterator[Answers]:
    """The answers to all blocks in order; a single block is judged here, more are shared over worker processes."""
    todo = iter(blocks)
    first, second = next(todo, None), next(todo, None)
    if first is None:
        return
    if second is None or workers < 2:
        yield answer_block(engine, first, today, wat_als)
        for block in (block for part in ([second] if second else [], todo) for block in part):
            yield answer_block(engine, block, today, wat_als)
        return
    with ProcessPoolExecutor(workers) as pool:
        waiting: deque[Future[Answers]] = deque(
            pool.submit(answer_block, engine, b, today, wat_als) for b in (first, second)
        )
        for block in todo:
            waiting.append(pool.submit(answer_block, engine, block, today, wat_als))
            if len(waiting) > AHEAD * workers:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
