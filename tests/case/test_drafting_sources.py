"""What a draft rests on: a corrected text in any language makes a new one."""

from __future__ import annotations

import pytest

from duenotice import notices


@pytest.mark.parametrize("language", [known.tag for known in notices.languages()])
def test_a_corrected_text_in_any_language_is_new_work(language, home, monkeypatch):
    from duenotice.case.steps.drafting import sources_sha256

    before, read = sources_sha256(), notices.source_sha256
    monkeypatch.setattr(notices, "source_sha256", lambda one: read(one)[::-1] if one == language else read(one))
    assert sources_sha256() != before
