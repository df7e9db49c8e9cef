"""The journeys stand on what the tests of the screens stand on."""

from tests.ui.conftest import (  # noqa: F401
    dressed,
    no_qt_warnings,
    own_settings,
    qapp_args,
)
