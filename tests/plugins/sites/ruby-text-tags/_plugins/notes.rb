module Notes
  class Aside < Liquid::Block
    def initialize(tag_name, markup, tokens)
      super
      @title = markup
    end

    def render(context)
      site = context.registers[:site]
      markdown = site.find_converter_instance(::Jekyll::Converters::Markdown)
      inner = markdown.convert(super(context))
      head = markdown.convert(@title).gsub(/<\/?em[^>]*>/, '|').gsub('<p>', '').chomp
      "<aside><b>#{head}</b>#{inner}</aside>"
    end
  end

  class Plain < Liquid::Block
    def render(context)
      "<q>#{super}</q>"
    end
  end

  class Quiet < Liquid::Block
    def render(context)
      text = super
      return "<small>" + text.strip.gsub("a", "o") + "</small>"
    end
  end

  class Box < Liquid::Block
    def initialize(tag_name, input, tokens)
      super
      @input = input.strip
    end

    def render(context)
      content = super.strip
      <<~HTML
        <div class="box" title="#{@input}">
          #{content}

            <i>deep</i>
        </div>
      HTML
    end
  end

  class Old < Liquid::Tag
    def render(context)
      <<-HTML.strip
        <hr>
          <hr>
      HTML
    end
  end
end

Liquid::Template.register_tag('note', Notes::Aside)
Liquid::Template.register_tag('plain', Notes::Plain)
Liquid::Template.register_tag('quiet', Notes::Quiet)
Liquid::Template.register_tag('box', Notes::Box)
Liquid::Template.register_tag('line', Notes::Old)
