# Converts the documents of a job with Ruby's kramdown: ruby kramdown.rb JOB.json
# Prints, as JSON, the processor seconds of the best round and what was rendered.
require "json"
require "kramdown"
require "kramdown-parser-gfm"

job = JSON.parse(File.read(ARGV.fetch(0)))
options = job["options"].transform_keys(&:to_sym)
outputs = []
best = (1..job["rounds"]).map do
  started = Process.clock_gettime(Process::CLOCK_PROCESS_CPUTIME_ID)
  outputs = job["texts"].map do |text|
    Kramdown::Document.new(text, options).to_html
  rescue StandardError
    nil
  end
  Process.clock_gettime(Process::CLOCK_PROCESS_CPUTIME_ID) - started
end.min
puts JSON.generate("seconds" => best, "outputs" => outputs)
