"""When the disk, the file or the folder do not take an edit: a sentence, and nothing half-applied."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.storage.conftest import ROOT
from tests.storage.some_rows import as_data
from workbook.model import Negotiation
from workbook.storage.edits import edit
from workbook.storage.errors import NotStored
from workbook.storage.store import Store, create, open_file


def replace_by_a_copy(store: Store) -> None:
    copy = store.path.with_name("copy")
    shutil.copy(store.path, copy)
    copy.replace(store.path)


def delete(store: Store) -> None:
    store.path.unlink()


def move_away(store: Store) -> None:
    store.path.rename(store.path.with_name("moved.workbook"))


@pytest.mark.parametrize("happens", [replace_by_a_copy, delete, move_away])
def test_an_edit_after_the_file_was_taken_away_is_never_called_stored(
    store: Store, negotiation: Negotiation, happens: Callable[[Store], None]
) -> None:
    before = as_data(store.rows())
    happens(store)
    with pytest.raises(NotStored, match="moved, deleted or replaced"):
        store.apply([edit(negotiation, title="Lost?")])
    assert as_data(store.rows()) == before


def test_what_is_open_can_still_be_saved_as_a_backup_after_the_file_was_deleted(
    store: Store, negotiation: Negotiation
) -> None:
    store.path.unlink()
    saved = open_file(store.backup())
    assert saved.dossier(negotiation.id).negotiation.title == negotiation.title
    saved.close()


@pytest.mark.skipif(os.name != "posix", reason="limits of a process are a matter of POSIX")
def test_a_full_disk_is_told_and_editing_goes_on_when_there_is_room_again(workbook_file: Path) -> None:
    script = f"""
import resource
from pathlib import Path
from workbook.model import new_negotiation, Entry
from workbook.storage.edits import addition, edit
from workbook.storage.errors import NotStored
from workbook.storage.store import open_file
path = Path({str(workbook_file)!r})
store = open_file(path)
rows = new_negotiation(title="Before")
store.apply([addition(row) for row in rows])
size = path.stat().st_size
resource.setrlimit(resource.RLIMIT_FSIZE, (size + 8192, resource.RLIM_INFINITY))
try:
    store.apply([edit(rows[0], title="Half"), *(addition(Entry(text="x" * 40_000)) for _ in range(20))])
except NotStored as error:
    print(error)
print(store.dossier(rows[0].id).negotiation.title, len(store.workbook().entries))
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
store.apply([edit(rows[0], title="After"), addition(Entry(text="x" * 40_000))])
store.close()
store = open_file(path)
print(store.dossier(rows[0].id).negotiation.title, len(store.workbook().entries))
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, cwd=ROOT)
    assert done.returncode == 0, done.stderr
    sentence, meanwhile, after = done.stdout.splitlines()
    assert "not stored" in sentence
    assert "disk" in sentence
    assert (meanwhile, after) == ("Before 0", "After 1")


def test_a_folder_that_is_locked_while_the_workbook_is_open_is_told_in_a_sentence(
    open_folder: Path, as_nobody: Callable[[str], str]
) -> None:
    folder = open_folder / "theirs"
    folder.mkdir()
    folder.chmod(0o777)
    printed = as_nobody(f"""
import os
from pathlib import Path
from workbook.model import new_negotiation
from workbook.storage.edits import addition, edit
from workbook.storage.errors import NotStored
from workbook.storage.store import create
store = create(Path({str(folder)!r}) / "theirs" / "x.workbook")
os.chmod(store.path.parent, 0o500)
rows = new_negotiation(title="One")
try:
    store.apply([addition(row) for row in rows])
except NotStored as error:
    print(error)
print(len(store.rows()))
os.chmod(store.path.parent, 0o700)
store.apply([addition(row) for row in rows])
print(len(store.rows()))
store.close()
""")
    assert "the file or its folder may not be written any more" in printed
    assert printed.splitlines()[-2:] == ["0", "3"]


def test_a_backup_that_cannot_be_made_is_told_and_leaves_the_workbook_alone(tmp_path: Path) -> None:
    store = create(tmp_path / "x.workbook")
    (tmp_path / "x backups").write_text("in the way")
    with pytest.raises(NotStored, match="Your workbook is safe"):
        store.backup()
    assert store.workbook().negotiations == ()
    store.close()
