"""Which languages Rouge 3.30 knows, under which names, and which lexer of ours or of Pygments does each.

A name that is not in the table is unknown to Rouge too, and gives plain text even where Pygments knows it. Names are
compared as they are written: Rouge has `R` and `Dockerfile`, but not `Python`.

`source` is `module.Class` for a lexer in `lexers/`; `pygments NAME` for a lexer of Pygments' under a name that it
knows (Rouge languages that Pygments lacks take the nearest relative); `plain` for one token with all the text.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from typing import Any, Final, NamedTuple


class Language(NamedTuple):
    """A row of the table: Rouge's tag, its aliases with blanks between, where its lexer is."""

    tag: str
    aliases: str
    source: str


PLAIN: Final = Language("plaintext", "text", "plain")

LANGUAGES: Final = (
    Language("abap", "", "pygments abap"),
    Language("actionscript", "as as3", "pygments actionscript"),
    Language("ada", "", "pygments ada"),
    Language("apache", "", "apache.Apache"),
    Language("apex", "", "pygments java"),
    Language("markdown", "md mkd", "markdown.Markdown"),
    Language("apiblueprint", "apib", "markdown.Markdown"),
    Language("applescript", "", "applescript.AppleScript"),
    Language("armasm", "", "pygments gas"),
    Language("augeas", "aug", "pygments augeas"),
    Language("awk", "", "pygments awk"),
    Language("batchfile", "bat batch dosbatch winbatch", "batchfile.Batchfile"),
    Language("bbcbasic", "", "pygments bbcbasic"),
    Language("bibtex", "bib", "bibtex.BibTeX"),
    Language("xml", "", "xml.Xml"),
    Language("biml", "", "xml.Xml"),
    Language("bpf", "", "plain"),
    Language("brainfuck", "", "pygments brainfuck"),
    Language("brightscript", "bs brs", "pygments vbscript"),
    Language("bsl", "", "pygments vbscript"),
    Language("c", "", "c.C"),
    Language("ceylon", "", "pygments ceylon"),
    Language("cfscript", "cfc", "pygments cfc"),
    Language("clean", "", "pygments clean"),
    Language("clojure", "clj cljs", "clojure.Clojure"),
    Language("cmake", "", "cmake.CMake"),
    Language("cmhg", "", "pygments c"),
    Language("coffeescript", "coffee coffee-script", "coffeescript.CoffeeScript"),
    Language("common_lisp", "cl common-lisp elisp emacs-lisp lisp", "pygments cl"),
    Language("conf", "config configuration", "conf.Conf"),
    Language("console", "terminal shell_session shell-session", "console.Console"),
    Language("coq", "", "coq.Coq"),
    Language("cpp", "c++", "c.Cpp"),
    Language("crystal", "cr", "crystal.Crystal"),
    Language("csharp", "c# cs", "csharp.CSharp"),
    Language("css", "", "css.Css"),
    Language("csvs", "", "plain"),
    Language("cuda", "", "c.Cuda"),
    Language("cypher", "", "pygments cypher"),
    Language("python", "py", "python.Python"),
    Language("cython", "pyx pyrex", "pygments cython"),
    Language("d", "dlang", "pygments d"),
    Language("dafny", "", "pygments csharp"),
    Language("dart", "", "dart.Dart"),
    Language("datastudio", "", "pygments sql"),
    Language("diff", "patch udiff", "diff.Diff"),
    Language("yaml", "yml", "yaml.Yaml"),
    Language("digdag", "", "yaml.Yaml"),
    Language("docker", "dockerfile Dockerfile", "docker.Docker"),
    Language("dot", "", "pygments dot"),
    Language("ecl", "", "pygments ecl"),
    Language("eex", "leex heex", "pygments html+erb"),
    Language("eiffel", "", "pygments eiffel"),
    Language("elixir", "exs", "elixir.Elixir"),
    Language("elm", "", "elm.Elm"),
    Language("email", "eml e-mail", "pygments email"),
    Language("epp", "", "pygments puppet"),
    Language("erb", "eruby rhtml", "erb.Erb"),
    Language("erlang", "erl", "erlang.Erlang"),
    Language("escape", "esc", "plain"),
    Language("factor", "", "pygments factor"),
    Language("fluent", "ftl", "pygments properties"),
    Language("fortran", "", "pygments fortran"),
    Language("freefem", "ff", "pygments freefem"),
    Language("fsharp", "", "fsharp.FSharp"),
    Language("gdscript", "gd", "pygments gdscript"),
    Language("ghc-cmm", "cmm", "pygments c"),
    Language("ghc-core", "", "pygments haskell"),
    Language("gherkin", "cucumber behat", "gherkin.Gherkin"),
    Language("glsl", "", "pygments glsl"),
    Language("go", "golang", "go.Go"),
    Language("groovy", "", "groovy.Groovy"),
    Language("gradle", "", "groovy.Gradle"),
    Language("graphql", "", "graphql.GraphQL"),
    Language("php", "php3 php4 php5", "php.Php"),
    Language("hack", "hh", "pygments php"),
    Language("haml", "HAML", "pygments haml"),
    Language("handlebars", "hbs mustache", "handlebars.Handlebars"),
    Language("haskell", "hs", "haskell.Haskell"),
    Language("haxe", "hx", "pygments haxe"),
    Language("hcl", "", "hcl.Hcl"),
    Language("hlsl", "", "pygments hlsl"),
    Language("json", "", "json.Json"),
    Language("hocon", "", "pygments json"),
    Language("sql", "", "sql.Sql"),
    Language("hql", "", "pygments sql"),
    Language("html", "", "html.Html"),
    Language("http", "", "http.Http"),
    Language("hylang", "hy", "pygments hylang"),
    Language("idlang", "", "pygments idl"),
    Language("idris", "idr", "pygments idris"),
    Language("igorpro", "", "pygments igorpro"),
    Language("ini", "", "ini.Ini"),
    Language("io", "", "pygments io"),
    Language("irb", "pry", "console.Irb"),
    Language("ruby", "rb", "ruby.Ruby"),
    Language("irb_output", "", "pygments ruby"),
    Language("isabelle", "isa Isabelle", "pygments isabelle"),
    Language("isbl", "", "pygments pascal"),
    Language("j", "", "pygments j"),
    Language("janet", "jdn", "pygments janet"),
    Language("java", "", "java.Java"),
    Language("javascript", "js", "javascript.JavaScript"),
    Language("jinja", "django", "pygments jinja"),
    Language("jsl", "", "pygments c"),
    Language("json-doc", "jsonc", "json.JsonDoc"),
    Language("jsonnet", "", "pygments jsonnet"),
    Language("jsp", "", "jsp.Jsp"),
    Language("jsx", "react", "jsx.Jsx"),
    Language("julia", "jl", "julia.Julia"),
    Language("kotlin", "", "kotlin.Kotlin"),
    Language("lasso", "lassoscript", "pygments lasso"),
    Language("lean", "", "pygments lean"),
    Language("liquid", "", "liquid.Liquid"),
    Language("literate_coffeescript", "litcoffee", "coffeescript.CoffeeScript"),
    Language("literate_haskell", "lithaskell lhaskell lhs", "pygments lhaskell"),
    Language("livescript", "ls", "pygments livescript"),
    Language("llvm", "", "pygments llvm"),
    Language("lua", "", "lua.Lua"),
    Language("lustre", "", "pygments ocaml"),
    Language("lutin", "", "pygments ocaml"),
    Language("m68k", "", "pygments gas"),
    Language("magik", "", "pygments ruby"),
    Language("make", "makefile mf gnumake bsdmake", "make.Make"),
    Language("mason", "", "pygments mason"),
    Language("mathematica", "wl", "pygments mathematica"),
    Language("matlab", "m", "matlab.Matlab"),
    Language("meson", "", "pygments meson"),
    Language("minizinc", "", "pygments c"),
    Language("moonscript", "moon", "pygments moonscript"),
    Language("mosel", "", "pygments mosel"),
    Language("msgtrans", "", "plain"),
    Language("mxml", "", "pygments mxml"),
    Language("nasm", "", "pygments nasm"),
    Language("nesasm", "nes", "pygments ca65"),
    Language("nginx", "", "nginx.Nginx"),
    Language("nial", "", "pygments apl"),
    Language("nim", "nimrod", "pygments nim"),
    Language("nix", "nixos", "nix.Nix"),
    Language("objective_c", "objc obj-c obj_c objectivec", "objective_c.ObjectiveC"),
    Language(
        "objective_cpp",
        "objcpp obj-cpp obj_cpp objectivecpp objc++ obj-c++ obj_c++ objectivec++",
        "objective_c.ObjectiveCpp",
    ),
    Language("ocaml", "", "ocaml.OCaml"),
    Language("ocl", "OCL", "pygments ocaml"),
    Language("openedge", "", "pygments openedge"),
    Language("opentype_feature_file", "fea opentype opentypefeature", "plain"),
    Language("pascal", "", "pascal.Pascal"),
    Language("perl", "pl", "perl.Perl"),
    PLAIN,
    Language("plist", "", "pygments xml"),
    Language("plsql", "", "pygments sql"),
    Language("pony", "", "pygments pony"),
    Language("postscript", "postscr ps eps", "pygments postscript"),
    Language("powershell", "posh microsoftshell msshell", "powershell.PowerShell"),
    Language("praat", "", "pygments praat"),
    Language("prolog", "", "prolog.Prolog"),
    Language("prometheus", "", "pygments promql"),
    Language("properties", "", "properties.Properties"),
    Language("protobuf", "proto", "protobuf.Protobuf"),
    Language("puppet", "pp", "pygments puppet"),
    Language("q", "kdb+", "pygments q"),
    Language("qml", "", "pygments qml"),
    Language("r", "R s S", "r.R"),
    Language("racket", "", "pygments racket"),
    Language("reasonml", "", "pygments reasonml"),
    Language("rego", "", "pygments rego"),
    Language("rescript", "", "pygments reasonml"),
    Language("robot_framework", "robot robot-framework", "pygments robotframework"),
    Language("rust", "rs rust,no_run rs,no_run rust,ignore rs,ignore rust,should_panic rs,should_panic", "rust.Rust"),
    Language("sas", "", "pygments sas"),
    Language("sass", "", "sass.Sass"),
    Language("scala", "", "scala.Scala"),
    Language("scheme", "", "pygments scheme"),
    Language("scss", "", "scss.Scss"),
    Language("sed", "", "pygments sed"),
    Language("shell", "bash zsh ksh sh", "shell.Shell"),
    Language("sieve", "", "pygments sieve"),
    Language("slice", "", "pygments c"),
    Language("slim", "", "pygments slim"),
    Language("smalltalk", "st squeak", "pygments smalltalk"),
    Language("smarty", "", "pygments smarty"),
    Language("sml", "ml", "pygments sml"),
    Language("solidity", "", "solidity.Solidity"),
    Language("sparql", "", "pygments sparql"),
    Language("sqf", "", "pygments c"),
    Language("ssh", "", "pygments nginx"),
    Language("stan", "", "pygments stan"),
    Language("stata", "", "pygments stata"),
    Language("supercollider", "", "pygments supercollider"),
    Language("swift", "", "swift.Swift"),
    Language("systemd", "unit-file", "pygments systemd"),
    Language("syzlang", "", "pygments c"),
    Language("syzprog", "", "pygments c"),
    Language("tap", "", "pygments tap"),
    Language("tcl", "", "pygments tcl"),
    Language("terraform", "tf", "hcl.Terraform"),
    Language("tex", "TeX LaTeX latex", "tex.Tex"),
    Language("toml", "", "toml.Toml"),
    Language("tsx", "", "jsx.Tsx"),
    Language("ttcn3", "", "pygments c"),
    Language("tulip", "", "pygments elixir"),
    Language("turtle", "", "pygments turtle"),
    Language("twig", "", "pygments twig"),
    Language("typescript", "ts", "typescript.TypeScript"),
    Language("vala", "", "pygments vala"),
    Language("vcl", "varnishconf varnish", "pygments vcl"),
    Language("vb", "visualbasic", "pygments visualbasic"),
    Language("velocity", "", "pygments velocity"),
    Language("verilog", "", "pygments verilog"),
    Language("vhdl", "", "pygments vhdl"),
    Language("viml", "vim vimscript ex", "viml.VimL"),
    Language("vue", "vuejs", "vue.Vue"),
    Language("wollok", "", "pygments java"),
    Language("xojo", "realbasic", "pygments vb.net"),
    Language("xpath", "", "pygments xquery"),
    Language("xquery", "", "pygments xquery"),
    Language("yang", "", "pygments yang"),
    Language("zig", "zir", "zig.Zig"),
)


@cache
def _by_name() -> Mapping[str, Language]:
    names: dict[str, Language] = {}
    for language in LANGUAGES:
        for name in (language.tag, *language.aliases.split()):
            names[name] = language
    return names


def find(name: str) -> Language | None:
    """The language of a Rouge tag or alias (compared exactly), or None."""
    return _by_name().get(name)


@cache
def lexer_class(tag: str) -> type[Any]:
    """The lexer class of ours (an `engine.RougeLexer`) that does `tag`.

    Raises KeyError for unknown tags, TypeError for tags that Pygments does.
    """
    source = _by_name()[tag].source
    if source.startswith("pygments ") or source == "plain":
        raise TypeError(f"{tag} has no lexer of its own")
    module, _, name = source.partition(".")
    found: type[Any] = getattr(import_module(f"liquid_compat.highlight.lexers.{module}"), name)
    return found
