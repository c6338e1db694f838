"""Ready header files for web servers, made from the policy of the built pages so that they cannot disagree with it."""

import re
from collections.abc import Iterator
from dataclasses import replace

from vankien.outputs.policy import Policy
from vankien.outputs.versioned import QUERY

APACHE, NGINX, STATIC = ".htaccess", "headers.nginx.conf", "_headers"
"""Names below the site: for Apache, for nginx, and for static hosts that read a file of headers."""
NAME = "Content-Security-Policy"
OTHERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",  # browsers from before frame-ancestors
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": ", ".join(
        f"{name}=()"
        for name in ("camera", "display-capture", "geolocation", "microphone", "midi", "payment", "serial", "usb")
    ),
    "Cross-Origin-Resource-Policy": "same-origin",
}
"""
Headers that are the same for every file.

No Cross-Origin-Opener-Policy: a browser starts a process of its own for such a site, on a slow phone a tenth of the
time to the first picture, and here is no window that another site could do anything with.
"""


CACHE, LASTING, ASKING = "Cache-Control", "public, max-age=31536000, immutable", "no-cache"
"""How long browsers keep a file: for good where its address changes with it; else they ask whether it is still so."""
_SHARES = "search/data/[^/]+/[0-9a-f]+/"
"""Folders named after what they hold."""
_PACKED = (
    "text/css", "text/javascript", "application/javascript", "application/json", "application/manifest+json",
    "application/xml", "application/atom+xml", "image/svg+xml", "text/plain", "text/csv",
)  # fmt: skip
"""What servers compress besides HTML."""


def header_files(policy: Policy, languages: tuple[str, ...], base: str) -> Iterator[tuple[str, str]]:
    """Name and text of each; `base` is the path of the site on its host, `languages` have folders of their own."""
    strict = replace(policy, wasm=False).text(framing=True)
    search = policy.text(framing=True)
    folders = f"(?:(?:{'|'.join(map(re.escape, languages))})/)?" if languages else ""
    page = f"^{re.escape(base)}{folders}search/"
    shares = f"^{re.escape(base)}{_SHARES}"
    yield APACHE, _apache(strict, search, page, shares, base)
    yield NGINX, _nginx(strict, search, page, shares, base)
    yield STATIC, _static(search)


def _apache(strict: str, search: str, page: str, shares: str, base: str) -> str:
    """Only what AllowOverride FileInfo permits: anything else would make the server refuse every page."""
    assets = f"{re.escape(base)}assets/"
    others = "".join(f'  Header always set {name} "{value}"\n' for name, value in OTHERS.items())
    return (
        "# Apache. Written by the build together with the pages.\n"
        f"ErrorDocument 404 {base}404.html\n"
        "AddType application/manifest+json .webmanifest\n"
        "AddDefaultCharset utf-8\n"
        "<IfModule mod_setenvif.c>\n"
        f'  SetEnvIf Request_URI "{page}" VANKIEN_SEARCH\n'
        f'  SetEnvIf Request_URI "{shares}" VANKIEN_LASTING\n'
        f'  SetEnvIfExpr "%{{REQUEST_URI}} =~ m#^{assets}# && %{{QUERY_STRING}} =~ /^{QUERY}=/" VANKIEN_LASTING\n'
        "</IfModule>\n"
        "<IfModule mod_filter.c>\n"
        f"  AddOutputFilterByType DEFLATE text/html {' '.join(_PACKED)}\n"
        "</IfModule>\n"
        "<IfModule mod_headers.c>\n"
        f'  Header set {CACHE} "{LASTING}" env=VANKIEN_LASTING\n'
        f'  Header set {CACHE} "{ASKING}" env=!VANKIEN_LASTING\n'
        f'  Header always set {NAME} "{strict}" env=!VANKIEN_SEARCH\n'
        f'  Header always set {NAME} "{search}" env=VANKIEN_SEARCH\n'
        f"{others}"
        "</IfModule>\n"
    )


def _nginx(strict: str, search: str, page: str, shares: str, base: str) -> str:
    assets = f"{re.escape(base)}assets/"
    others = "".join(f'add_header {name} "{value}" always;\n' for name, value in OTHERS.items())
    return (
        "# nginx: include this file in the server block. Written by the build together with the pages.\n"
        "# A location with an add_header of its own does not inherit these: include the file there as well.\n"
        f'set $vankien_policy "{strict}";\n'
        f'if ($uri ~ "{page}") {{ set $vankien_policy "{search}"; }}\n'
        f"add_header {NAME} $vankien_policy always;\n"
        f'set $vankien_cache "{ASKING}";\n'
        f'if ($request_uri ~ "^{assets}[^?]+[?]{QUERY}=") {{ set $vankien_cache "{LASTING}"; }}\n'
        f'if ($uri ~ "{shares}") {{ set $vankien_cache "{LASTING}"; }}\n'
        f"add_header {CACHE} $vankien_cache;\n"
        f"gzip on;\ngzip_comp_level 6;\ngzip_vary on;\ngzip_types {' '.join(_PACKED)};\n"
        f"{others}"
        f"error_page 404 {base}404.html;\n"
    )


def _static(search: str) -> str:
    """
    One rule for all: hosts differ on what two rules for one file mean. Each page narrows it by its own meta.

    Such hosts compress by themselves, and have browsers ask whether a file is still the same.
    """
    lines = "".join(f"  {name}: {value}\n" for name, value in {NAME: search, **OTHERS}.items())
    return f"# Static hosts. Written by the build together with the pages.\n/*\n{lines}"
