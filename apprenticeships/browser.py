"""What a browser may do on our pages."""

from typing import Final

from csp.constants import NONE, SELF, UNSAFE_EVAL, UNSAFE_INLINE

POLICY: Final = {
    "default-src": [SELF],
    "img-src": [SELF, "data:"],
    "form-action": [SELF],
    "base-uri": [NONE],
    "object-src": [NONE],
    "frame-ancestors": [NONE],
}
# The admin's scripts evaluate expressions in its templates' attributes; nothing outside it may.
ADMIN_POLICY: Final = {**POLICY, "script-src": [SELF, UNSAFE_EVAL], "style-src": [SELF, UNSAFE_INLINE]}
FEATURES: Final = "camera=(), geolocation=(), microphone=(), payment=(), usb=()"
