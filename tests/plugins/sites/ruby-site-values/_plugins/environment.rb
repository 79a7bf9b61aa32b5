module Jekyll
  class Surroundings < Generator
    safe true
    priority :high

    def generate(site)
      # What pages may want to know
      site.config['surroundings'] = Jekyll.env
      site.config['token'] = ENV['A_NAME_THAT_NOBODY_SETS'] || 'none'
      missing = ENV['A_NAME_THAT_NOBODY_SETS']
      site.config['missing'] = missing
      site.config["fetched"] = ENV.fetch('A_NAME_THAT_NOBODY_SETS', 'a default')
      site.data['made'] = "of #{site.config['title']} #{missing.nil? ? 'a' : 'b'}"
    end
  end
end
