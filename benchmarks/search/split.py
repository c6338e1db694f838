"""Which queries stay unseen until the end."""

from hashlib import sha256


def is_unseen(query: str) -> bool:
    """
    Whether a query belongs to the third that nothing may be tuned on; its text alone decides, so it never moves.

    >>> [is_unseen(q) for q in ("57-NQ/TW", "nghị quyết 57", "chuyển đổi số")]
    [True, False, False]
    """
    return int(sha256(query.encode()).hexdigest(), 16) % 3 == 0
