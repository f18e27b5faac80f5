"""The rules of a judgement in plain Python, one pair at a time.

Written from the text of the judgement alone, so that it can serve as an oracle in tests and as the peer "the same rules
in row-wise Python" in measurements. It shares with the product only the nouns, the reference tables and the vocabulary.
"""
