"""These tests need no store: what tests/queries prepares for each test is left out here."""

import pytest


@pytest.fixture(autouse=True)
def own_store() -> None:
    """No store."""
