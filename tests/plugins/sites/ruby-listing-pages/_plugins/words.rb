module Site
  class WordPages < Jekyll::Generator
    def generate(site)
      site.tags.each do |word|
        site.pages << WordPage.new(site, word[0])
      end
    end
  end

  class WordPage < Jekyll::Page
    def initialize(site, word)
      @site = site
      @base = site.source
      @dir  = "words"
      @name = "#{Jekyll::Utils.slugify(word)}.html"

      process(@name)
      read_yaml(File.join(@base, "_layouts"), "word.html")
      data["word"] = word
      data["title"] = word.capitalize
    end
  end

  class NeverPages < Jekyll::Generator
    def generate(site)
      if site.layouts.key?('nowhere')
        site.tags.keys.each do |word|
          site.pages << WordPage.new(site, word)
        end
      end
    end
  end
end
