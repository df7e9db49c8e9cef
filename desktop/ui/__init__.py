"""The screens; besides ``desktop.app`` the only place that imports Qt."""
