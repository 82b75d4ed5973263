"""Settings are whole or the defaults, and lie where they should."""

from pathlib import Path

from annotator.services import places
from annotator.services.settings import RECENT_KEPT, Settings


def test_settings_are_read_back_as_they_were_saved(home: Path) -> None:
    settings = Settings(annotator="Anna", theme="dark", keys={"undo": "Ctrl+U"}, tour_seen=True)
    settings.save()
    assert Settings.load() == settings
    assert places.settings_file().parent == home


def test_a_damaged_or_foreign_settings_file_falls_back_to_the_defaults(home: Path) -> None:
    for content in ("", "{", "[1]", '{"zoom": "large", "unknown": 1, "theme": "dark"}'):
        places.settings_file().write_text(content)
        settings = Settings.load()
        assert settings.zoom == 0
    assert settings.theme == "dark"


def test_recent_projects_are_listed_once_newest_first() -> None:
    settings = Settings()
    for number in [*range(RECENT_KEPT + 2), 5]:
        settings.remember(str(number))
    assert settings.recent[0] == "5"
    assert len(settings.recent) == len(set(settings.recent)) == RECENT_KEPT


def test_projects_of_one_name_in_two_folders_have_two_backup_folders(tmp_path: Path) -> None:
    one, two = (places.backups_folder(tmp_path / folder / "p.annotator") for folder in "ab")
    assert one != two


def test_a_name_is_always_there(monkeypatch: object) -> None:
    assert Settings(annotator="Anna").name() == "Anna"
    assert Settings().name()
