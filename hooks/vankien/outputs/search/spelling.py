"""
The letter đ in the search index.

Pagefind folds letters by taking them apart and dropping their marks. That frees "Đảng" of its tone, but đ does not come
apart, so that "dang" would never find it. Written as d with a combining stroke (U+0335), a mark that is dropped like
the others, it is found by d, and an exact match still ranks first. The reader never sees it: the page that shows the
results writes đ again.
"""

STROKE = "\u0335"
_ENCODE = str.maketrans({"đ": f"d{STROKE}", "Đ": f"D{STROKE}"})


def for_index(text: str) -> str:
    """
    The text as the index stores it.

    >>> for_index("đ") == "d" + STROKE
    True
    """
    return text.translate(_ENCODE)
