"""Runs a rival detector over a file and prints {"seconds", "version", "found"}: `python scan_text.py presidio|datafog FILE`.

Started in the rivals' own venv. Presidio: its predefined recognizers for English, patterns only (blank tokenizer, no model, no
context words), page by page; DataFog: its regular expressions, line by line. Neither may ask the network for lists.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path


def presidio() -> tuple[Callable[[str], int], str]:
    """Analyzer without a language model; how many findings a text has."""
    import spacy
    import tldextract
    from presidio_analyzer import AnalyzerEngine, RecognizerRegistry
    from presidio_analyzer.nlp_engine import SpacyNlpEngine

    tldextract.tldextract.TLD_EXTRACTOR = tldextract.TLDExtract(suffix_list_urls=())
    tldextract.extract = tldextract.tldextract.TLD_EXTRACTOR

    class Blank(SpacyNlpEngine):
        def __init__(self) -> None:
            super().__init__()
            self.nlp = {"en": spacy.blank("en")}

    registry = RecognizerRegistry()
    registry.load_predefined_recognizers(languages=["en"])
    engine = AnalyzerEngine(nlp_engine=Blank(), registry=registry, supported_languages=["en"])
    return lambda text: len(engine.analyze(text, "en")), version("presidio-analyzer")


def datafog() -> tuple[Callable[[str], int], str]:
    """Its regular expressions; how many findings a text has."""
    from datafog.processing.text_processing.regex_annotator import RegexAnnotator

    annotator = RegexAnnotator()
    return lambda text: sum(map(len, annotator.annotate(text).values())), version("datafog")


def main() -> None:
    """Time the detector alone; making it is not counted."""
    find, told = {"presidio": presidio, "datafog": datafog}[sys.argv[1]]()
    lines = Path(sys.argv[2]).read_text("utf-8", "replace").splitlines()
    pages = lines if sys.argv[1] == "datafog" else ["\n".join(lines[i : i + 25]) for i in range(0, len(lines), 25)]
    find("jane@shop.example")
    start = time.perf_counter()
    found = sum(find(page) for page in pages)
    print(json.dumps({"seconds": time.perf_counter() - start, "version": told, "found": found}))


if __name__ == "__main__":
    main()
