"""The pages of terms in every language."""

import pytest

from case_files import TESTS
from vankien.citations.graph import build_graph
from vankien.outputs.addresses import Addresses
from vankien.outputs.interface import Interface
from vankien.outputs.pages.glossary import glossary_pages
from vankien.outputs.views import Views
from vankien.sources.library import read_library

LIBRARY = read_library(TESTS.parent).library


def used_in(language: str) -> dict[str, list[str]]:
    """The documents that each term is said to be used in."""
    views = Views(LIBRARY, build_graph(LIBRARY), Interface(language), Addresses(language), "https://vankien.example/")
    return {
        page.address: [row["iso"] for row in page.context["used_in"]]
        for page in glossary_pages(views)
        if "used_in" in page.context
    }


@pytest.mark.parametrize("language", ["cs", "hu", "ru"])
def test_bent_words_hide_no_document(language: str) -> None:
    """What the Vietnamese text uses, the document uses, whatever form the word has in the translation."""
    source, translated = used_in("vi"), used_in(language)

    assert source["glossary/dan-van/"]
    assert {address: set(days) - set(translated[address]) for address, days in source.items()} == {
        address: set() for address in source
    }
