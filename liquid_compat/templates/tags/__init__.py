"""The table of all tags."""

from __future__ import annotations

from ..python_liquid import Tag
from .assign import AssignTag
from .capture import CaptureTag
from .case import CaseTag
from .comment import CommentTag
from .conditional import IfTag, UnlessTag
from .counter import DecrementTag, IncrementTag
from .cycle import CycleTag
from .highlight import HighlightTag
from .ifchanged import IfChangedTag
from .include import IncludeRelativeTag, IncludeTag
from .link import LinkTag, PostUrlTag
from .loop import BreakTag, ContinueTag, ForTag
from .output import OutputTag, TextTag, UnknownTag
from .raw import RawTag
from .tablerow import TableRowTag

TAGS: tuple[type[Tag], ...] = (
    # python-liquid's tags for what isn't one
    TextTag,
    OutputTag,
    UnknownTag,
    # Liquid 4.0.4
    AssignTag,
    BreakTag,
    CaptureTag,
    CaseTag,
    CommentTag,
    ContinueTag,
    CycleTag,
    DecrementTag,
    ForTag,
    IfTag,
    IfChangedTag,
    IncrementTag,
    RawTag,
    TableRowTag,
    UnlessTag,
    # Jekyll
    HighlightTag,
    IncludeTag,
    IncludeRelativeTag,
    LinkTag,
    PostUrlTag,
)
"""Every tag of an environment, Liquid's first, then Jekyll's."""
