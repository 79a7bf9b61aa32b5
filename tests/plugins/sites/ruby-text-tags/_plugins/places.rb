class Place < Liquid::Tag
  def initialize(tag_name, markup, tokens)
    super
    @name = markup.strip
  end

  def render(context)
    site = context.registers[:site]
    host = site.config['video_host']
    width = context.registers[:site].config["videos"]["width"]
    title = context['page']['title']
    "<a href='#{site.baseurl}/#{@name}' data-host=#{host} data-width=#{width}>#{title}, #{context["page"]["nothing"]}</a>"
  end
end

Liquid::Template.register_tag('place', Place)

class Choice < Liquid::Tag
  def initialize(tag_name, markup, tokens)
    super
    @name = markup.strip
  end

  def render(context)
    if @name.empty?
      "nothing"
    elsif @name == 'a'
      "first"
    else
      name = @name.empty? ? 'never' : @name.capitalize
      "it is #{name}"
    end
  end
end

Liquid::Template.register_tag('choice', Choice)
