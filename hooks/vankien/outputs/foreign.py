"""What in a page is in another language than the page, told to browsers and to readers."""

from collections.abc import Callable
from dataclasses import dataclass

from markupsafe import Markup

from vankien.outputs.interface import Interface


@dataclass(frozen=True, slots=True)
class Foreign:
    """A language that is not the page's own."""

    code: str
    name: str
    """As the language of the page calls it."""

    @property
    def attributes(self) -> dict[str, str]:
        """Those of the mark, which is read as the name."""
        return {"class": "in-lang", "role": "img", "aria-label": self.name, "title": self.name}

    @property
    def sign(self) -> str:
        """What is seen."""
        return self.code.split("-")[0].upper()


def language_mark(code: str, tr: Interface) -> Markup:
    """
    The mark behind a link that leads to a text in another language: its code to be seen, its name to be heard.

    >>> print(language_mark("vi", Interface("en")))
     <span class="in-lang" role="img" aria-label="Vietnamese" title="Vietnamese">VI</span>
    >>> language_mark("en", Interface("en"))
    Markup('')
    """
    if not code or code == tr.language:
        return Markup("")
    foreign = Foreign(code, tr.name_of(code))
    attributes = Markup("").join(Markup(' {}="{}"').format(key, value) for key, value in foreign.attributes.items())
    return Markup(" <span{}>{}</span>").format(attributes, foreign.sign)


def foreign_words(tr: Interface) -> dict[str, Callable[[str], Markup]]:
    """What templates say it with: `lang` of an element, `hreflang` of a link, and the mark behind a link."""

    def attribute(name: str) -> Callable[[str], Markup]:
        def written(code: str) -> Markup:
            return Markup("") if not code or code == tr.language else Markup(' {}="{}"').format(name, code)

        return written

    return {
        "lang": attribute("lang"),
        "hreflang": attribute("hreflang"),
        "in_language": lambda code: language_mark(code, tr),
    }
