"""Writes scores of the original VADER beside texts, as a fixture for our own scorer.

    pip install vaderSentiment==3.3.2        (CPython 3.12 or later: its sums differ from those of earlier ones)
    python scripts/vader_reference.py TEXTS FIXTURE

TEXTS has a text a line, in JSON. FIXTURE gets `compound pos neu neg text` a line, numbers to four decimals.
"""

import json
import sys

from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer


def main(texts: str, fixture: str) -> None:
    analyzer = SentimentIntensityAnalyzer()
    with open(texts, encoding="utf-8") as lines, open(fixture, "w", encoding="utf-8") as out:
        for line in lines:
            text = json.loads(line)
            scores = analyzer.polarity_scores(text)
            numbers = " ".join(f"{scores[name]:.4f}" for name in ("compound", "pos", "neu", "neg"))
            out.write(f"{numbers} {json.dumps(text, ensure_ascii=False)}\n")


if __name__ == "__main__":
    main(*sys.argv[1:3])
