"""The table of all tags."""

from __future__ import annotations

from liquid.tag import Tag

from liquid_compat.templates.tags.assign import AssignTag
from liquid_compat.templates.tags.capture import CaptureTag
from liquid_compat.templates.tags.case import CaseTag
from liquid_compat.templates.tags.comment import CommentTag
from liquid_compat.templates.tags.conditional import IfTag, UnlessTag
from liquid_compat.templates.tags.counter import DecrementTag, IncrementTag
from liquid_compat.templates.tags.cycle import CycleTag
from liquid_compat.templates.tags.highlight import HighlightTag
from liquid_compat.templates.tags.ifchanged import IfChangedTag
from liquid_compat.templates.tags.include import IncludeRelativeTag, IncludeTag
from liquid_compat.templates.tags.link import LinkTag, PostUrlTag
from liquid_compat.templates.tags.loop import BreakTag, ContinueTag, ForTag
from liquid_compat.templates.tags.output import OutputTag, TextTag, UnknownTag
from liquid_compat.templates.tags.raw import RawTag
from liquid_compat.templates.tags.tablerow import TableRowTag

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
