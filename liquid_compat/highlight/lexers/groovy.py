"""Groovy, and Gradle's build scripts, which know some words more."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, ClassVar

from pygments.token import Comment, Keyword, Name, Number, Operator, String, Text

from ..engine import RougeLexer, afresh, by_word, bygroups
from ..shapes import Between

NAME = r"(?a:[a-zA-Z_$][\w$]*)"
KEYWORDS = (
    "as assert break case catch continue default do else finally for goto if in instanceof new return switch this "
    "throw try while"
)
DECLARATIONS = (
    "abstract const enum extends final implements native private protected public static strictfp super synchronized "
    "throws transient volatile"
)
TYPES = "boolean byte char def double float int long short void"
# A method: words from the start of a line to a name with a parenthesis after it, all of it not too long.
METHOD = r"^(?=[\w.\[\]\s]{1,500}+\()(?a:(\s*(?:[a-zA-Z_][\w.\[\]]*\s+)+?)([a-zA-Z_]\w*))(?=\s*\()"


def _tokens(keywords: Iterable[str] = (), types: Iterable[str] = ()) -> dict[str, Any]:
    """The states, with words of a dialect."""
    return {
        "root": [
            (METHOD, bygroups(afresh, Name.Function)),
            (r"[^\S\n]+|\n", Text),
            (r"//.*", Comment.Single),
            (Between("/*", "*/"), Comment.Multiline),
            (Between("$/", "/$"), String),
            (rf"(\.)({NAME})", bygroups(Operator, Name.Attribute)),
            (r"(?!(?:class|import|interface|package|trait)\b)(?a:[a-zA-Z_]\w*:)", Name.Label),
            (
                NAME,
                by_word(
                    ([*KEYWORDS.split(), *keywords], Keyword),
                    (["class", "interface", "trait"], Keyword.Declaration, "class"),
                    (["import", "package"], Keyword.Namespace, "path"),
                    (DECLARATIONS.split(), Keyword.Declaration),
                    ([*TYPES.split(), *types], Keyword.Type),
                    (["false", "null", "true"], Keyword.Constant),
                    default=Name,
                ),
            ),
            (r"(?a:@[a-zA-Z_][\w.]*)", Name.Decorator),
            (Between('"""', '"""'), String.Double),
            (Between("'''", "'''"), String.Single),
            (r'(?<!"\\)"(?:[^"\\\n]|\\.)*+"', String.Double),
            (r"(?<!'\\)'(?:[^'\\\n]|\\.)*+'", String.Single),
            (r"/(?:[^/\\\n]|\\.)*+/", String),
            (r"\d+\.\d+(?:[eE]\d+)?[df]?", Number.Float),
            (r"0x[0-9a-f]+", Number.Hex),
            (r"\d+L?", Number.Integer),
            (r"[]\[~^*!%&(){}<>|+=:;,./?-]", Operator),
        ],
        "class": [(r"\s+", Text), (r"(?a:\w+)", Name.Class, "#pop")],
        "path": [(r"\s+", Text), (r"(?a:[\w.]+\*?)", Name.Namespace, "#pop")],
    }


class Groovy(RougeLexer):
    """Groovy."""

    tokens: ClassVar = _tokens()


GRADLE_KEYWORDS = (
    "allprojects artifacts buildscript configuration dependencies publishing repositories sourceSets subprojects"
)
GRADLE_TYPES = (
    "ArtifactResolutionQuery ComponentSelection ComponentSelectionRules Configuration ConventionProperty "
    "ExtensionAware ExtraPropertiesExtension Gradle IncrementalTaskInputs IvyArtifact IvyArtifactSet "
    "IvyModuleDescriptorSpec IvyPublication JavaToolChain MavenArtifact MavenArtifactSet MavenPom MavenPublication "
    "PluginDependenciesSpec PluginDependencySpec Project PublishingExtension ResolutionStrategy ResourceHandler "
    "Script Settings SourceSet SourceSetOutput Task TextResourceFactory"
)


class Gradle(RougeLexer):
    """Gradle."""

    tokens: ClassVar = _tokens(GRADLE_KEYWORDS.split(), GRADLE_TYPES.split())
