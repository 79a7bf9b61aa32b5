# Ask the real programs. Standard input is {"kramdown": [{text, options}, ...]} or {"templates": [{source, page}, ...]} as
# JSON; standard output the answers in the same order. Called by tests/regenerate.py; the tests never need it.
require "json"
require "logger"
require "jekyll"
require "kramdown"
require "kramdown-parser-gfm"

Jekyll.logger = Logger.new(nil)

# What kramdown itself and Jekyll's Markdown converter make of a text.
def kramdown(text, options)
  plain = options.to_h { |name, value| [name.to_sym, value] }
  details = plain[:syntax_highlighter_opts]
  plain[:syntax_highlighter_opts] = JSON.parse(details.to_json, symbolize_names: true) if details
  Jekyll::Cache.disable_disk_cache!
  Jekyll::Cache.clear # it goes by the text alone, whatever the options
  config = Jekyll.configuration("quiet" => true, "skip_config_files" => true, "kramdown" => options)
  { "kramdown" => Kramdown::Document.new(text, plain).to_html, "jekyll" => Jekyll::Converters::Markdown.new(config).convert(text) }
end

# What a page of the site in the folder `source` comes to: its output, or the error that ends the build.
def template(source, page)
  config = Jekyll.configuration("quiet" => true, "source" => source, "destination" => "/nowhere", "disable_disk_cache" => true)
  site = Jekyll::Site.new(config)
  site.read
  site.generate
  site.docs_to_write.each { |document| document.output = Jekyll::Renderer.new(site, document).run } # they come first
  found = site.pages.find { |candidate| candidate.relative_path == page }
  { "output" => Jekyll::Renderer.new(site, found).run }
rescue StandardError, ScriptError => e
  { "error" => e.message.gsub(source + "/", ""), "class" => e.class.name }
end

def safely
  yield.each { |program, output| raise "#{program} wrote invalid UTF-8" unless output.valid_encoding? }
rescue StandardError, ScriptError => e
  { "error" => e.message, "class" => e.class.name }
end

request = JSON.parse($stdin.read)
answers = (request["kramdown"] || []).map { |asked| safely { kramdown(asked["text"], asked["options"]) } }
answers += (request["templates"] || []).map { |asked| template(asked["source"], asked["page"]) }
puts JSON.generate("programs" => { "ruby" => RUBY_VERSION, "jekyll" => Jekyll::VERSION, "liquid" => Liquid::VERSION,
                                   "kramdown" => Kramdown::VERSION, "rouge" => Rouge.version }, "answers" => answers)
