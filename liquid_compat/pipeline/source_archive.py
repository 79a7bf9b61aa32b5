"""The files of a source as one archive, for machines that don't have them."""

from __future__ import annotations

import io
import os
import tarfile

from ..config.load import Config


def packed(config: Config) -> bytes:
    """All files of a site's source, with their times and links, but for what builds leave there."""
    left_out = {os.path.realpath(path) for path in (config.destination, config.in_source(config.cache_dir))}
    data = io.BytesIO()
    with tarfile.open(fileobj=data, mode="w", format=tarfile.PAX_FORMAT) as archive:
        for folder, folders, files in os.walk(config.source):
            paths = {name: os.path.join(folder, name) for name in sorted([*folders, *files])}
            folders[:] = [name for name in sorted(folders) if os.path.realpath(paths[name]) not in left_out]
            for name in [*folders, *files]:
                archive.add(paths[name], os.path.relpath(paths[name], config.source), recursive=False)
    return data.getvalue()


def unpacked(data: bytes, folder: str) -> None:
    """Write the files of an archive into a folder. Raises tarfile.TarError for one that is damaged."""
    with tarfile.open(fileobj=io.BytesIO(data)) as archive:
        if hasattr(tarfile, "fully_trusted_filter"):  # links may lead anywhere, as they do in the source
            archive.extractall(folder, filter="fully_trusted")
        else:
            archive.extractall(folder)
