#!/bin/sh
# Makes ready what `make` needs: the system libraries of Qt, a virtual environment in .venv with what
# the lock file names, and the command .venv/bin/klubbslag. Once done, it only looks and returns.
#
#   sh packaging/set_up.sh          everything to run, test and check
#   sh packaging/set_up.sh bench    also what the benchmarks are held against
set -eu
cd "$(dirname "$0")/.."
PATH=$PATH:/usr/sbin:/sbin

benchmarks=${1:-}

# A library that Qt (and, last, WeasyPrint) loads, and the package that carries it.
libraries() {
    cat <<'END'
libGL.so.1 libgl1
libEGL.so.1 libegl1
libX11.so.6 libx11-6
libdbus-1.so.3 libdbus-1-3
libfontconfig.so.1 libfontconfig1
libglib-2.0.so.0 libglib2.0-0
libxkbcommon.so.0 libxkbcommon0
libxkbcommon-x11.so.0 libxkbcommon-x11-0
libxcb-cursor.so.0 libxcb-cursor0
libxcb-icccm.so.4 libxcb-icccm4
libxcb-image.so.0 libxcb-image0
libxcb-keysyms.so.1 libxcb-keysyms1
libxcb-render-util.so.0 libxcb-render-util0
libxcb-shape.so.0 libxcb-shape0
libxcb-xkb.so.1 libxcb-xkb1
END
    [ -z "$benchmarks" ] || cat <<'END'
libpangoft2-1.0.so.0 libpangoft2-1.0-0
libharfbuzz-subset.so.0 libharfbuzz-subset0
END
}

missing_libraries() {
    present=$(ldconfig -p)
    libraries | while read -r library package; do
        case $present in
        *"$library "*) ;;
        *) echo "$package" ;;
        esac
    done
}

missing_font() {
    fonts=$(find /usr/share/fonts /usr/local/share/fonts -name '*.[ot]tf' 2>/dev/null | head -n 1)
    [ -n "$fonts" ] || echo fonts-dejavu-core
}

is_new_enough() {
    "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null
}

# The first Python that is new enough; none on a machine that has none.
find_python() {
    for python in python3 python3.13 python3.12 python3.11; do
        ! is_new_enough $python || { echo $python && return; }
    done
}

missing_python() {
    python=$(find_python)
    if [ -n "$python" ]; then
        "$python" -c 'import ensurepip, venv' 2>/dev/null || echo "$python-venv"
    elif command -v python3 >/dev/null; then
        echo python3.11 python3.11-venv
    else
        echo python3 python3-venv
    fi
}

# Installs what the system lacks, or names it in one line to paste and stops. Systems without
# apt-get are taken at their word.
install_missing_packages() {
    command -v apt-get >/dev/null || return 0
    packages=$({ missing_python; missing_libraries; missing_font; } | xargs)
    [ -n "$packages" ] || return 0
    command="apt-get install -y --no-install-recommends $packages"
    if [ "$(id -u)" != 0 ]; then
        echo "System packages are missing. Install them, then run make again:" >&2
        echo "sudo apt-get update && sudo $command" >&2
        exit 1
    fi
    echo "Installing system packages: $packages"
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive $command -qq >/dev/null
}

# What a finished set-up is known by: the same files, in the same place.
state() {
    pwd
    cksum "$1.lock" pyproject.toml packaging/set_up.sh
}

is_ready() {
    [ -x .venv/bin/klubbslag ] && [ -x .venv/bin/python ] &&
        [ "$(state "$1")" = "$(cat ".venv/.ready-$1" 2>/dev/null)" ]
}

environment_is_sound() {
    [ -f .venv/.ready-requirements ] && grep -qsF "$PWD/.venv" .venv/bin/activate &&
        .venv/bin/python -c '' 2>/dev/null
}

# An environment that was never finished, or was moved here from elsewhere, is made anew.
make_environment() {
    environment_is_sound && return
    python=$(find_python)
    [ -n "$python" ] || { echo "Python 3.11 or newer is needed." >&2 && exit 1; }
    "$python" -m venv --clear .venv
}

pip_install() {
    .venv/bin/python -m pip install --quiet --quiet --disable-pip-version-check --no-input "$@"
}

# The lock names all there is to install: pip need not look for what depends on what, and must not,
# for older ones then stumble over a release that is newer than the lock.
install_locked() {
    rm -f ".venv/.ready-$1"
    pip_install --no-deps --require-hashes --requirement "$1.lock"
    pip_install --no-deps --no-build-isolation --no-index --editable .
    state "$1" >".venv/.ready-$1"
}

if is_ready requirements && { [ -z "$benchmarks" ] || is_ready requirements-bench; }; then
    exit
fi
install_missing_packages
echo "Setting up in .venv (the first time takes a few minutes) ..."
make_environment
is_ready requirements || install_locked requirements
[ -z "$benchmarks" ] || install_locked requirements-bench
