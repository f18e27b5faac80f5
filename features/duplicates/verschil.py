"""Says in Dutch what differs between two plekken that are likely the same."""
from data.schemas.plek import Plek
def verschil_of(new: Plek, known: Plek) -> tuple[str, ...]:
    return ()
