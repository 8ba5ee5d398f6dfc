"""A metadata box that stands inside the text is taken out of it: its facts go into fields."""

from __future__ import annotations

from bs4 import Tag

from commands.importing.characters import squeeze
from commands.importing.html.tree import visible_text
from commands.importing.portal.metadata_box import Box

# What a box may say besides its facts, such as a heading.
MOST_BESIDES = 40


def is_inside(element: Tag, container: Tag) -> bool:
    """Whether `element` is `container` or below it."""
    return element is container or any(parent is container for parent in element.parents)


def take_out(box: Box, content: Tag) -> None:
    """Remove from `content` what says the facts of `box`, and nothing that says anything else."""
    inside = [segment for segment in box.segments if is_inside(segment.element, content)]
    if not inside:
        return
    holder = inside[0].element.find_parent(["table", "dl", "ul"])
    if (
        holder
        and holder is not content
        and is_inside(holder, content)
        and _besides(holder, box) <= MOST_BESIDES
    ):
        holder.extract()
        inside = [segment for segment in inside if is_inside(segment.element, content)]
    for segment in inside:
        if segment.element is not content and _besides(segment.element, box) == 0:
            segment.element.extract()


def _besides(element: Tag, box: Box) -> int:
    """How much text an element has that is not part of the box."""
    said = sum(len(squeeze(segment.plain)) for segment in box.segments if is_inside(segment.element, element))
    return len(squeeze(visible_text(element))) - said
