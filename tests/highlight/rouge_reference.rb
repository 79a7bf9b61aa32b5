# Reads {"samples": [{lang, code}], "blocks": [{code, lang, kind, options}], "tags": [{markup, code, highlighter}],
# "marked": [[lang, code, lines, linenos]], "names": [name]} on standard input; writes what Rouge, kramdown and Jekyll make of each, as JSON.
require "json"
require "rouge"
require "kramdown"
require "jekyll"
require "tmpdir"

Jekyll.logger.log_level = :error
input = JSON.parse($stdin.read)
html = Rouge::Formatters::HTML.new

samples = input["samples"].map { |each| html.format(Rouge::Lexer.find(each["lang"]).new.lex(each["code"])) }

blocks = input["blocks"].map do |each|
  document = Kramdown::Document.new("", syntax_highlighter: "rouge", syntax_highlighter_opts: each["options"])
  converter = Kramdown::Converter::Html.send(:new, document.root, document.options)
  converter.highlight_code(each["code"], each["lang"], each["kind"].to_sym)
end

tags = Dir.mktmpdir do |dir|
  input["tags"].map do |each|
    configuration = Jekyll.configuration(
      "quiet" => true, "source" => dir, "destination" => "#{dir}/_site", "highlighter" => each["highlighter"]
    )
    template = Liquid::Template.parse("{% highlight #{each["markup"]} %}#{each["code"]}{% endhighlight %}")
    template.render!({}, registers: { site: Jekyll::Site.new(configuration) })
  end
end

# Debian's Jekyll is older than 4.4, which marks lines; what its tag asks of Rouge then is asked of Rouge here.
marked = input["marked"].map do |lang, code, lines, linenos|
  formatter = Rouge::Formatters::HTMLLineHighlighter.new(html, highlight_lines: lines.map(&:to_i))
  table = { css_class: "highlight", gutter_class: "gutter", code_class: "code" }
  formatter = Rouge::Formatters::HTMLTable.new(formatter, table) if linenos
  formatter.format((Rouge::Lexer.find_fancy(lang, code) || Rouge::Lexers::PlainText).lex(code))
end

names = input["names"].map { |name| Rouge::Lexer.find(name)&.tag }

puts JSON.generate("version" => Rouge.version, "samples" => samples, "blocks" => blocks, "tags" => tags,
                   "marked" => marked, "names" => names)
