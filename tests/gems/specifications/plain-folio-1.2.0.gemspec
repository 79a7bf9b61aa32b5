Gem::Specification.new do |s|
  s.name = "plain-folio"
  s.version = "1.2.0"
  s.summary = "A theme for tests"
  s.authors = ["Your Name"]
  s.files = []
end
