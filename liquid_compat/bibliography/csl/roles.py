"""`cs:names`: the people of an item, each role with its label and its substitutes."""

from __future__ import annotations

from .elements import Rendering
from .markup import FORMAT_ATTRIBUTES
from .names import NameStyle, format_names, name_options
from .style import EMPTY, Node


def render_names(rendering: Rendering, node: Node) -> str:
    """The names of all roles of a `cs:names`, or the first of its substitutes that says anything."""
    parent = rendering.names_parent or EMPTY
    texts = [text for role in _roles(rendering, node) if (text := _role(rendering, role, node, parent))]
    delimiter = node.get("delimiter") or rendering.part.get("names-delimiter") or parent.get("delimiter") or ", "
    text = rendering.finish(rendering.joiner.join(texts, delimiter), node)
    substitute = node.find("substitute")
    if text or substitute is None:
        return _repeated(rendering, text)
    outer, rendering.names_parent = rendering.names_parent, node
    for child in substitute.children:
        text = rendering.render(child)
        if text:
            break
    rendering.names_parent = outer
    return text


def _roles(rendering: Rendering, node: Node) -> list[str]:
    """The roles of a `cs:names`; editors who are the translators too are both at once."""
    names, roles = rendering.item.names, list(node.words)
    editors = names.get("editor")
    if {"editor", "translator"} <= set(roles) and editors and editors == names.get("translator"):
        return ["editortranslator" if role == "editor" else role for role in roles if role != "translator"]
    return roles


def _role(rendering: Rendering, role: str, node: Node, parent: Node) -> str:
    variable = "editor" if role == "editortranslator" else role
    people = () if variable in rendering.used else rendering.item.names.get(variable, ())
    if variable == "author" and rendering.cite.suppress_author:
        people = ()
    rendering.note(bool(people))
    if not people:
        return ""
    if rendering.names_parent is not None:
        rendering.used.add(variable)
    name = node.find("name") or parent.find("name") or EMPTY
    root = rendering.style.root
    options = name_options(name, (root, rendering.part))
    demote = root.get("demote-non-dropping-particle", "never")
    style = NameStyle(options, name, node.find("et-al") or parent.find("et-al"), demote)
    text = format_names(people, style, rendering.locales, rendering.finish, rendering.joiner)
    # The list has the formatting that each of its names has already, as there.
    text = rendering.finish(text, Node("name", {key: name.get(key) for key in FORMAT_ATTRIBUTES}))
    label = node.find("label") or parent.find("label")
    if label is None or options.get("form") == "count":
        return text
    plural = label.get("plural", "contextual")
    many = plural == "always" or (plural == "contextual" and len(people) > 1)
    told = rendering.finish(rendering.locales.term(role, label.get("form", "long"), plural=many), label)
    first = next((child.tag for child in (*node.children, *parent.children) if child.tag in ("name", "label")), "")
    return rendering.joiner.append(told, text) if first == "label" else rendering.joiner.append(text, told)


def _repeated(rendering: Rendering, text: str) -> str:
    """The first names of an entry, or what stands for names that the entry before has too."""
    if not text or rendering.authors or not rendering.substitute:
        return text
    rendering.authors = text
    return rendering.substitute if text == rendering.same_authors else text
