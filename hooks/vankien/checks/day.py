"""Days in messages."""

from datetime import date


def written(day: date) -> str:
    """The day as it is written in Vietnamese and without words, so that both languages of messages take it."""
    return f"{day.day}/{day.month}/{day.year}"
