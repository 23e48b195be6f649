"""How the coordinators' admin is dressed: the look's colors and files, as its library wants them."""

from collections.abc import Callable
from typing import Any, Final

from django.templatetags.static import static


def _file(path: str) -> Callable[..., str]:
    return lambda _request: static(path)


UNFOLD: Final[dict[str, Any]] = {
    "SITE_TITLE": "Coordinators",
    "SITE_HEADER": "Coordinators",
    "SITE_SYMBOL": "school",
    "SITE_FAVICONS": [{"rel": "icon", "type": "image/svg+xml", "href": _file("favicon.svg")}],
    "SHOW_VIEW_ON_SITE": False,
    "BORDER_RADIUS": "10px",
    "STYLES": [_file("css/tokens.css"), _file("css/app.css"), _file("css/admin.css")],
    "SCRIPTS": [_file("js/admin.js")],
    "COLORS": {
        "base": {
            "50": "#faf9f5",
            "100": "#f3f1ea",
            "200": "#dedacd",
            "300": "#cbc6b7",
            "400": "#9da8a6",
            "500": "#646b68",
            "600": "#46565a",
            "700": "#33444a",
            "800": "#1f2d31",
            "900": "#182325",
            "950": "#0f1718",
        },
        "primary": {
            "50": "#effaf7",
            "100": "#dff0ec",
            "200": "#bfe0d9",
            "300": "#95cabf",
            "400": "#6cc0b3",
            "500": "#3a9b8d",
            "600": "#0c5a54",
            "700": "#0a4d48",
            "800": "#083f3b",
            "900": "#07332f",
            "950": "#042220",
        },
    },
}
