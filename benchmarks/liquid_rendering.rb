# Renders the jobs of liquid.py with Debian's Liquid and Jekyll: ruby liquid_rendering.rb JOB.json
# Prints, as JSON, per case the seconds of the best round and what was rendered.
require "json"
require "jekyll"

Jekyll.logger.log_level = :error
job = JSON.parse(File.read(ARGV.fetch(0)))

module PlainMarkdown
  # Markdown is not what is measured: both sides wrap the text in a paragraph.
  def markdownify(input)
    "<p>#{input}</p>\n"
  end
end
Liquid::Template.register_filter(PlainMarkdown)

results = job["cases"].map do |task|
  config = Jekyll.configuration("source" => task["source"], "quiet" => true, "skip_config_files" => true,
                                "url" => "https://example.org", "baseurl" => "/base", "disable_disk_cache" => true)
  site = Jekyll::Site.new(config)
  templates = task["templates"].map { |text| Liquid::Template.parse(text, :line_numbers => true, :error_mode => :warn) }
  output = nil
  best = (1..task["rounds"]).map do
    started = Process.clock_gettime(Process::CLOCK_PROCESS_CPUTIME_ID)
    content = task["content"]
    templates.each do |template|
      data = task["data"].merge("content" => content)
      content = template.render!(data, :registers => { :site => site, :page => task["data"]["page"] })
    end
    output = content
    Process.clock_gettime(Process::CLOCK_PROCESS_CPUTIME_ID) - started
  end.min
  parse = (1..task["rounds"]).map do
    started = Process.clock_gettime(Process::CLOCK_PROCESS_CPUTIME_ID)
    task["templates"].each { |text| Liquid::Template.parse(text, :line_numbers => true, :error_mode => :warn) }
    Process.clock_gettime(Process::CLOCK_PROCESS_CPUTIME_ID) - started
  end.min
  { "name" => task["name"], "seconds" => best, "parse" => parse, "output" => output }
end
puts JSON.generate(results)
