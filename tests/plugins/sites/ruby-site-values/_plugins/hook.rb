Jekyll::Hooks.register :site, :post_read do |site|
  site.data['hooked'] = 'by a hook'
  site.config['path'] = File.join('a/', '/b', "c d")
  site.config['slug'] = Jekyll::Utils.slugify("A Title, so")
end
