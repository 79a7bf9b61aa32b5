module Minutes
  def sheets(text)
    per_sheet = 150
    total = text.split.size;
    whole = ( total / per_sheet ).floor
    unit = whole === 1 ? " sheet" : " sheets"
    whole > 0 ? "some #{whole}#{unit}" : "a slip"
  end

  def pace(text)
    bare = text.to_s.gsub(/<[^>]*>/, '').split.length
    steps = (bare.to_f / 130).ceil
    steps = [steps, 2].max
    if steps == 2
      "a walk of #{steps}"
    else
      "#{steps} steps"
    end
  end

  def ratio(text, per = 3)
    "#{text.split.size / 4.0} #{text.size / per}"
  end

  def shout(text, sign, times = 2)
    out = text.upcase
    out += sign if times > 1
    out << "?" unless text == "no"
    return "none" if text.empty?
    out ||= 'never'
    out
  end

  def host_of(path)
    host = @context.registers[:site].config['video_host'] || 'none'
    host + "/" + path
  end

  def headline(words)
    return words.split(' ').map(&:capitalize).join(' ')
  end

  def parts(text)
    text.split(',').map(&:strip).join('/') + " " + text.split("-").size.to_s
  end

  private

  def helper(x)
    x
  end
end

Liquid::Template.register_filter(Minutes)
