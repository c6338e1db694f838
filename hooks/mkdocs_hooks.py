"""The only file that MkDocs loads: it binds the events and does nothing else."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from vankien.mkdocs_events import (  # noqa: F401
    on_config,
    on_env,
    on_files,
    on_page_context,
    on_page_markdown,
    on_post_build,
)
