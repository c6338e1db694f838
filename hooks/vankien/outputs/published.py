"""The addresses that a library has given to its readers."""

from vankien.model.library import Library


def published_anchors(library: Library) -> list[str]:
    """`<id>#<anchor>` of every provision of every work, sorted."""
    return sorted(
        f"{work.id}#{provision.anchor}"
        for work in library.works.values()
        for provision in work.source_text.outline.provisions
    )
