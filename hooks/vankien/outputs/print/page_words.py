"""The page of what a text refers to, in the words of its language."""

from markupsafe import Markup


def page_words(page: str, within: str = "") -> Markup:
    """The style that puts the page behind a reference: "điểm a, mục II.3 (tr. 7)"; `within` says in which text."""
    word = "".join(f"\\{ord(letter):x} " for letter in page)
    return Markup(  # noqa: S704 (nothing but digits and strokes, and a selector of ours)
        f'{within}a.cite[href^="#"]::after{{content:" ({word} \\2060" target-counter(attr(href),page) ")"}}'
    )
