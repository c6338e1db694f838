"""The library as an app on the home screen: its name, its pictures, where it begins."""

import json

from vankien.outputs.addresses import relative
from vankien.outputs.views import Views

NAME = "app.webmanifest"
_LONGEST_NAME = 12
"""Letters that home screens show below a picture."""


def app_manifest(views: Views, site_name: str) -> str:
    """The description of one language. Pictures and pages are named from where it lies, so that any path will do."""
    here = views.addresses.page(NAME)

    def icon(name: str, size: str, kind: str, purpose: str) -> dict[str, str]:
        return {"src": relative(f"assets/{name}", here), "sizes": size, "type": kind, "purpose": purpose}

    data = {
        "name": site_name,
        "short_name": site_name if len(site_name) <= _LONGEST_NAME else site_name[:_LONGEST_NAME].rsplit(" ", 1)[0],
        "description": views.tr("A reference library of documents that reads and searches without a network."),
        "lang": views.language,
        "dir": views.tr.direction,
        "start_url": relative(views.addresses.page(""), here),
        "scope": relative("", here),
        "display": "standalone",
        "background_color": "#fbf8f2",
        "theme_color": "#8c1d18",
        "icons": [
            icon("icon-192.png", "192x192", "image/png", "any"),
            icon("icon-512.png", "512x512", "image/png", "any"),
            icon("icon-maskable.png", "512x512", "image/png", "maskable"),
            icon("icon.svg", "any", "image/svg+xml", "any"),
        ],
        "shortcuts": [
            {"name": name, "url": relative(views.addresses.page(path), here)}
            for name, path in ((views.tr("Search"), "search/"), (views.tr("Reading offline"), "offline/"))
        ],
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"
