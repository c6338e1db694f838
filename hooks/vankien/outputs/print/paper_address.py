"""The address that paper carries: of a provision, and of the version of the content that was printed."""


def paper_address(address: str, version: str, anchor: str = "") -> str:
    """
    What a QR code leads to. The page at that address compares the version with its own.

    All of it stands behind "#", so that no server has to know of it. The anchor may be empty, or part of the address.

    >>> paper_address("https://vankien.example/resolutions/2024-57-nq-tw/", "1a2b3c4d", "II.3")
    'https://vankien.example/resolutions/2024-57-nq-tw/#II.3~v=1a2b3c4d'
    >>> paper_address("https://vankien.example/resolutions/2024-57-nq-tw/#II.3", "1a2b3c4d")
    'https://vankien.example/resolutions/2024-57-nq-tw/#II.3~v=1a2b3c4d'
    >>> paper_address("https://vankien.example/resolutions/2024-57-nq-tw/", "1a2b3c4d")
    'https://vankien.example/resolutions/2024-57-nq-tw/#~v=1a2b3c4d'
    """
    page, _, own = address.partition("#")
    return f"{page}#{anchor or own}~v={version}"
