#!/bin/sh
# Opens the program; where there is no screen it says so and makes the papers of the demonstration.
set -eu
cd "$(dirname "$0")/.."

has_screen() {
    [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] || [ "$(uname)" = Darwin ]
}

if has_screen; then
    exec .venv/bin/klubbslag
fi
echo "There is no screen here, so no window can open. Making the demonstration papers in out/ instead:"
exec .venv/bin/klubbslag demo out/
