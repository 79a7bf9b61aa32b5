"""Tags and filters written for plain python-liquid work in our environment, and ours inside of theirs."""

from __future__ import annotations

from typing import Any, TextIO

import pytest
from liquid import Node, RenderContext, Tag, Token, TokenStream
from liquid.ast import BlockNode
from liquid.builtin.expressions import FilteredExpression
from liquid.filter import with_context, with_environment
from liquid.parser import get_parser
from liquid.token import TOKEN_TAG

from liquid_compat.errors import TemplateRenderError
from liquid_compat.templates import Environment
from liquid_compat.templates.standalone import render as render_standalone
from tests.templates.site import render


class ShoutNode(Node):
    def __init__(self, token: Token, expression: FilteredExpression) -> None:
        super().__init__(token)
        self.expression = expression
        self.blank = False

    def render_to_output(self, context: RenderContext, buffer: TextIO) -> int:
        return buffer.write(str(self.expression.evaluate(context)).upper() + "!")


class ShoutTag(Tag):
    """A simple tag: `{% shout page.title | append: 'x' %}`."""

    name = "shout"
    block = False

    def parse(self, stream: TokenStream) -> Node:
        token = stream.eat(TOKEN_TAG)
        tokens = stream.into_inner(tag=token, eat=False)
        return ShoutNode(token, FilteredExpression.parse(self.env, tokens))


class TwiceNode(Node):
    def __init__(self, token: Token, body: BlockNode) -> None:
        super().__init__(token)
        self.body = body

    def render_to_output(self, context: RenderContext, buffer: TextIO) -> int:
        with context.extend({"round": 1}):
            written = self.body.render(context, buffer)
        with context.extend({"round": 2}):
            return written + self.body.render(context, buffer)


class TwiceTag(Tag):
    """A block tag: `{% twice %}…{% endtwice %}`."""

    name = "twice"
    block = True
    end = "endtwice"

    def parse(self, stream: TokenStream) -> Node:
        token = stream.eat(TOKEN_TAG)
        body = get_parser(self.env).parse_block(stream, (self.end,))
        stream.expect(TOKEN_TAG, self.end)
        return TwiceNode(token, body)


@with_context
def page_title(value: object, *, context: RenderContext) -> str:
    return f"{value} of {context.resolve('page')['title']}"


@with_environment
def known_tag(value: str, *, environment: Environment) -> bool:
    return value in environment.tags


def link(value: str, text: str = "here", *, rel: str = "") -> str:
    return f"<a href={value} rel={rel}>{text}</a>"


def describe(value: object, options: Any = None) -> str:
    return f"{value} {options}"


@pytest.fixture
def env() -> Environment:
    filters = {"page_title": page_title, "known_tag": known_tag, "link": link, "describe": describe}
    return Environment.for_site(tags=(ShoutTag, TwiceTag), filters=filters)


def test_a_simple_tag_reads_our_variables(env: Environment) -> None:
    template = "{% assign a = 'b' %}{% shout a | append: 'c' %} {% for x in list %}{% shout x %}{% endfor %}"
    assert render(template, {"list": ["d", "e"]}, env=env) == "BC! D!E!"


def test_a_block_tag_holds_our_tags(env: Environment) -> None:
    template = (
        "{% twice %}{{ round }}{% if round == 2 %}{% shout 'two' %}{% else %}{% assign z = 1 %}{% endif %}"
        "{% endtwice %}{{ z }}"
    )
    assert render(template, env=env) == "12TWO!1"


def test_a_block_tag_inside_a_block_tag(env: Environment) -> None:
    assert render("{% twice %}{% twice %}{{ round }}{% endtwice %}-{% endtwice %}", env=env) == "12-12-"


def test_break_inside_a_foreign_block_ends_our_loop(env: Environment) -> None:
    template = (
        "{% for i in (1..3) %}{{ i }}{% twice %}{% if i == 2 %}{% break %}{% endif %}x{% endtwice %}{% endfor %}."
    )
    assert render(template, env=env) == "1xx2."


def test_errors_inside_a_foreign_block_are_told_with_their_place(env: Environment) -> None:
    with pytest.raises(TemplateRenderError) as raised:
        render("{% twice %}\n{{ 1 | divided_by: 0 }}{% endtwice %}", env=env)
    assert "divided by 0" in raised.value.problem.message


def test_foreign_blocks_nest_as_deep_as_ours(env: Environment) -> None:
    template = "{% if true %}" * 60 + "{% twice %}{% shout 'a' %}{% endtwice %}" + "{% endif %}" * 60
    assert render(template, env=env) == "A!A!"


class KeepTag(ShoutTag):
    """A tag that sets a variable through the context."""

    name = "keep"

    def parse(self, stream: TokenStream) -> Node:
        node = super().parse(stream)
        node.render_to_output = lambda context, _: context.assign("kept", node.expression.evaluate(context)) or 0  # type: ignore
        return node


def test_what_a_foreign_tag_does_not_know_is_nil() -> None:
    env = Environment.for_site(tags=(KeepTag,))
    assert render("{% keep nope %}{% if kept %}yes{% else %}no{% endif %}", env=env) == "no"


def test_an_unknown_tag_inside_a_foreign_block_is_refused(env: Environment) -> None:
    with pytest.raises(Exception, match="Unknown tag 'nonsense'"):
        render("{% twice %}{% nonsense %}{% endtwice %}", env=env)


def test_filters_that_want_the_context_or_the_environment(env: Environment) -> None:
    data = {"page": {"title": "T"}}
    assert render("{{ 'a' | page_title }} {{ 'if' | known_tag }}", data, env=env) == "a of T true"


def test_named_arguments(env: Environment) -> None:
    """A filter with keyword arguments gets them so, any other gets a hash as Ruby's do."""
    assert render("{{ 'u' | link: 'text', rel: 'me' }}", env=env) == "<a href=u rel=me>text</a>"
    assert render("{{ 'u' | describe: a: 1 }}", env=env) == "u {'a': 1}"


@pytest.mark.parametrize(
    ("call", "count"), [("describe: 1, 2", "given 3, expected 1..2"), ("page_title: 1", "given 2, expected 1")]
)
def test_the_number_of_arguments_is_checked_in_rubys_words(env: Environment, call: str, count: str) -> None:
    result = render_standalone(f"{{{{ 'a' | {call} }}}}", environment=env)
    assert result.output == f"Liquid error (line 1): wrong number of arguments ({count})"


def test_a_plugins_tag_replaces_ours() -> None:
    class If(ShoutTag):
        name = "assign"

    assert render("{% assign 'x' %}", env=Environment.for_site(tags=(If,))) == "X!"
