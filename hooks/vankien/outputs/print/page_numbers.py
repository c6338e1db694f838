"""Page numbers at references, laid out as guessed and filled in when they are known."""

from collections.abc import Callable
from typing import Any

from weasyprint import DEFAULT_OPTIONS, HTML
from weasyprint.css.targets import TargetCollector
from weasyprint.document import Document

from vankien.outputs.print.filled_styles import fill_styles
from vankien.outputs.print.late_numbers import NUMBER, late_boxes

Guess = Callable[[str], int | None]
_PAGE, _CONTENT = "page", "content"


class PageNumbers(TargetCollector):  # type: ignore[misc]
    """
    The pages of all that is referred to.

    WeasyPrint lays out every reference as a zero, then its page again, and once more. All digits are equally wide:
    a page is laid out again only if a number on it has more or fewer digits than was guessed.
    """

    def __init__(self, found: TargetCollector, guess: Guess) -> None:
        super().__init__()
        self.target_lookup_items = found.target_lookup_items
        self.pages: dict[str, int] = {}
        self._references: dict[str, list[Any]] = {}
        for name, item in self.target_lookup_items.items():
            if page := guess(name):
                item.cached_page_counter_values = {_PAGE: [page]}

    def collect_missing_counters(
        self, parent_box: Any, css_token: str, parse_again_function: Any, missing_counters: Any, missing_targets: Any
    ) -> None:
        if list(missing_targets) == [None] and css_token == _CONTENT and self.collecting:
            # A reference by `attr(href)`: WeasyPrint takes it to be about its own page.
            super().collect_missing_counters(parent_box, css_token, parse_again_function, [], missing_targets)
            reference = self.counter_lookup_items[(parent_box, css_token)]
            self._references.setdefault(parent_box.element.get("href", "")[1:], []).append(reference)
        else:
            super().collect_missing_counters(
                parent_box, css_token, parse_again_function, missing_counters, missing_targets
            )

    def cache_target_page_counters(
        self, anchor_name: str, page_counter_values: dict[str, list[int]], page_maker_index: int, page_maker: Any
    ) -> None:
        item = self.target_lookup_items.get(anchor_name)
        if item is None or item.state != "up-to-date" or self.collecting:
            return
        item.page_maker_index = page_maker_index
        page = self.pages[anchor_name] = page_counter_values[_PAGE][-1]
        guessed = item.cached_page_counter_values.get(_PAGE, [0])[-1]
        if len(str(guessed)) != len(str(page)):
            item.cached_page_counter_values = {_PAGE: [page]}
            for reference in self._references.get(anchor_name, ()):
                reference.parse_again(reference.cached_page_counter_values)
                place = reference.page_maker_index
                if place is not None and place < len(page_maker):
                    page_maker[place][-1]["content_changed"] = True


def render(source: HTML, guess: Guess, **options: Any) -> Document:
    """A document laid out with guessed page numbers and then given the right ones."""
    numbers: list[PageNumbers] = []

    class Guessing(Document):  # type: ignore[misc]
        """A document that numbers its references so."""

        @classmethod
        def _build_layout_context(cls, *given: Any) -> Any:
            context = super()._build_layout_context(*given)
            context.target_collector = PageNumbers(context.target_collector, guess)
            numbers.append(context.target_collector)
            fill_styles(context.style_for._computed_styles)
            return context

    fonts = options.pop("font_config")
    document = Guessing._render(source, fonts, None, None, DEFAULT_OPTIONS | options)
    for page in document.pages:
        for box, anchor in late_boxes(page._page_box):
            if anchor in numbers[0].pages and "data-page" not in box.element.attrib:
                number = str(numbers[0].pages[anchor])
                box.text = box.pango_layout.text = NUMBER.sub(number, box.pango_layout.text)
    return document
