#!/bin/sh
# Makes the lock files fit pyproject.toml: exact versions with checksums, and no addresses. What is
# locked stays at its version as long as it fits; `lock.sh --upgrade` takes the newest of all.
set -eu
cd "$(dirname "$0")/.."

compile() {
    .venv/bin/pip-compile --quiet --generate-hashes --allow-unsafe --strip-extras \
        --no-header --no-emit-options --no-emit-index-url --no-emit-trusted-host \
        --no-emit-find-links "$@" pyproject.toml
}

.venv/bin/python -m pip install --quiet --disable-pip-version-check pip-tools
compile "$@" --extra dev --all-build-deps --output-file requirements.lock
compile "$@" --extra bench --constraint requirements.lock --output-file requirements-bench.lock
