# Films in frames: a tag whose text stands in one string
module Films
  class Film < Liquid::Tag
    def initialize(tag_name, id, tokens)
      super
      @id = id
    end

    def render(context)
      %(<div class="film"><iframe src="https://films.example.org/#{@id}"></iframe></div>)
    end
  end

  class WideFilm < Liquid::Tag
    attr_reader :width

    def initialize(name, markup, tokens)
      super(name, markup, tokens)
      @id = markup.strip
      @width = 640
      @kind = name
    end

    def render(context)
      "<iframe class=\"#{@kind}\" width=\"#{self.width}\" src='//films.example.org/#{@id}?a=1\#x' data-t=\"#{@id.upcase}\"></iframe>\n"
    end
  end

  class OldFilm < ::Liquid::Tag
    def initialize(tag, text, tokens)
      super
      @text = text.to_s.strip
    end

    def render(_context)
      '<object data="films/' + @text + '">' + "\t" + 'it\'s \n old</object>'
    end
  end
end

Liquid::Template.register_tag('film', Films::Film)
Liquid::Template.register_tag("wide_film", Films::WideFilm)
Liquid::Template.register_tag :old_film, Films::OldFilm
