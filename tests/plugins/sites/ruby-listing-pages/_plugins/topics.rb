module Jekyll
  # One page for each category
  class TopicPage < Page
    def initialize(site, base, dir, topic)
      @site = site
      @base = base
      @dir = dir
      @name = 'index.html'

      self.process(@name)
      self.read_yaml(File.join(base, '_layouts'), 'topic.html')
      self.data['topic'] = topic

      before = site.config['words_before'] || 'All of '
      self.data['title'] = "#{before}#{topic}"
    end
  end

  class TopicGenerator < Generator
    safe true
    priority :low

    def generate(site)
      if site.layouts.key? 'topic'
        dir = site.config['topic_dir'] || 'listed'
        site.categories.each_key do |topic|
          site.pages << TopicPage.new(site, site.source, File.join(dir, topic), topic)
        end
      end
    end
  end
end
