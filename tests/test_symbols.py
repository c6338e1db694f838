"""Symbols as people write them."""

from typing import Any

import pytest

from case_files import cases
from vankien.model.symbol import Symbol


@pytest.mark.parametrize("case", cases("symbols"))
def test_symbol(case: dict[str, Any]) -> None:
    """What is read prints in its canonical form, and what is no symbol is refused."""
    if "symbol" not in case:
        with pytest.raises(ValueError, match="not a symbol"):
            Symbol.parse(case["text"])
        return
    symbol = Symbol.parse(case["text"])

    assert case["symbol"] == str(symbol)
    assert Symbol.parse(str(symbol)) == symbol
    for name in ("kind", "body", "year", "number"):
        if name in case:
            assert case[name] == getattr(symbol, name)
