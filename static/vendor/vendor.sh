#!/bin/sh
# Fetch the front-end files that others wrote, at the versions below, and write down their SHA-256 sums.
# Maintainers only: the files are committed, so neither `make run` nor `make test` needs npm.
# Usage: static/vendor/vendor.sh   (from anywhere)
set -eu

BOOTSTRAP=5.3.9
AXE=4.14.1

vendor=$(cd "$(dirname "$0")" && pwd)
axe=$(cd "$vendor/../.." && pwd)/tests/browser/axe
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

fetch() { # name version -> $work/name/package
  mkdir -p "$work/$1"
  (cd "$work/$1" && npm pack "$1@$2" --silent >/dev/null && tar xzf ./*.tgz)
}

fetch bootstrap "$BOOTSTRAP"
rm -rf "$vendor"/bootstrap-*
mkdir "$vendor/bootstrap-$BOOTSTRAP"
for file in LICENSE dist/css/bootstrap.min.css dist/js/bootstrap.bundle.min.js; do
  # The maps are not shipped, and a manifest storage refuses a reference to a missing file.
  sed -e '/^\/\/# sourceMappingURL=/d' -e 's|/\*# sourceMappingURL=[^*]*\*/||' \
    "$work/bootstrap/package/$file" >"$vendor/bootstrap-$BOOTSTRAP/$(basename "$file")"
done

fetch axe-core "$AXE"
mkdir -p "$axe"
cp "$work/axe-core/package/axe.min.js" "$work/axe-core/package/LICENSE" \
  "$work/axe-core/package/LICENSE-3RD-PARTY.txt" "$axe/"

(cd "$vendor" && find . -type f -path './*/*' | LC_ALL=C sort | xargs sha256sum >SUMS)
(cd "$axe" && find . -type f ! -name SUMS | LC_ALL=C sort | xargs sha256sum >SUMS)
echo "bootstrap $BOOTSTRAP and axe-core $AXE are in place."
