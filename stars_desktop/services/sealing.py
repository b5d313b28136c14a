"""The file in which a submitted return leaves its council: figures without personal data, under their seal."""

import json
from pathlib import Path
from typing import Final

from stars_desktop.domain.errors import ExpectedError
from stars_desktop.domain.sealed import SealedReturn, canonical
from stars_desktop.system.files import is_file, is_folder, replace_file

ENDING: Final = ".stars-return"
_FORM: Final = "STARS return file, form 1"
_FORMS: Final = "STARS return file, form "
_BYTES_AT_MOST: Final = 2_000_000


def write_sealed(sealed: SealedReturn, target: Path) -> None:
    """Writes the file, replacing what is there. Raises ExpectedError where it cannot be written."""
    if target.suffix.lower() != ENDING:
        raise ExpectedError(f"A sealed return's name ends in {ENDING}, and {target.name} does not. Choose another.")
    if not is_folder(target.parent):
        raise ExpectedError(f"There is no folder {target.parent}. Make it, or choose another one.")
    replace_file(target, _content(sealed))


def read_sealed(path: Path) -> SealedReturn:
    """The return in a file, byte for byte as it was sealed. Raises ExpectedError for any other."""
    content = _bytes(path)
    try:
        held = json.loads(content.decode())
        form, text = held["form"], held["return"]
        if form != _FORM and str(form).startswith(_FORMS):
            raise ExpectedError(f"{path} was made by a newer STARS Desktop. Open it with that version.")
        sealed = SealedReturn.from_text(text)
        if content == _content(sealed):
            return sealed
    except (KeyError, RecursionError, TypeError, ValueError):
        pass
    if _FORMS.encode() in content:
        raise ExpectedError(f"{path} was changed after it was sealed, or is damaged. Ask its council for it again.")
    raise ExpectedError(f"{path} is not a sealed return. Choose a file whose name ends in {ENDING}.")


def _content(sealed: SealedReturn) -> bytes:
    return canonical({"form": _FORM, "return": sealed.to_text(), "seal": sealed.seal}).encode()


def _bytes(path: Path) -> bytes:
    if path.is_dir():
        raise ExpectedError(f"{path} is a folder. Name the sealed returns in it.")
    if not is_file(path):
        raise ExpectedError(f"There is no file {path}. Look where it was saved, then choose it again.")
    try:
        with path.open("rb") as file:
            content = file.read(_BYTES_AT_MOST + 1)
    except OSError as error:
        raise ExpectedError(f"{path} cannot be read: {error.strerror or error}. Try again.") from error
    if len(content) > _BYTES_AT_MOST:
        raise ExpectedError(f"{path} is too large to be a sealed return. Choose a file whose name ends in {ENDING}.")
    return content
