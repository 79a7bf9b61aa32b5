module Minutes
  def minutes_to_read(input)
    words_per_minute = 180

    words = input.split.size;
    minutes = ( words / words_per_minute ).floor
    label = minutes === 1 ? " minute" : " minutes"
    minutes > 0 ? "about #{minutes}#{label}" : "less than 1 minute"
  end

  def minutes_up(text)
    count = text.to_s.gsub(/<[^>]*>/, '').split.length
    time = (count.to_f / 200).ceil
    time = [time, 1].max
    if time == 1
      "#{time} min"
    else
      "#{time} mins"
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
