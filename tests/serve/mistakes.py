"""What people get wrong: each is an edit of a site that was good before."""

from __future__ import annotations

GOOD: dict[str, str | bytes] = {
    "_config.yml": "title: My site\nplugins:\n  - jekyll-feed\n",
    "_layouts/default.html": "<!DOCTYPE html>\n<html>\n<body>\n{{ content }}\n</body>\n</html>\n",
    "_layouts/post.html": "---\nlayout: default\n---\n<h1>{{ page.title }}</h1>\n{{ content }}\n",
    "_includes/nav.html": "<nav>{{ site.title }}</nav>\n",
    "_data/people.yml": "- name: Your Name\n  role: editor\n",
    "_sass/_colors.scss": "$accent: #06c;\n",
    "index.html": "---\nlayout: default\n---\n{% include nav.html %}\n<p>Home</p>\n",
    "about.md": "---\nlayout: default\ntitle: About\n---\nText.\n",
    "css/main.scss": '---\n---\n@import "colors";\na { color: $accent; }\n',
    "_posts/2025-01-10-hello.md": "---\nlayout: post\ntitle: Hello\n---\nText.\n",
}

PAGE = "---\nlayout: default\ntitle: About\n---\n"

MISTAKES: dict[str, dict[str, str | bytes]] = {
    # YAML
    "a tab in front matter": {"about.md": "---\nlayout: default\ntags:\n\t- one\n---\nText.\n"},
    "a tab in the configuration": {"_config.yml": "title: My site\nauthor:\n\tname: Your Name\n"},
    "a colon in a title": {"about.md": "---\nlayout: default\ntitle: About: the site\n---\nText.\n"},
    "a quote that is never closed": {"about.md": '---\nlayout: default\ntitle: "About\n---\nText.\n'},
    "front matter that is never closed": {"about.md": "---\nlayout: default\ntitle: About\n\nText.\n"},
    "a list that is not aligned": {
        "_data/people.yml": "- name: Your Name\n  role: editor\n   email: you@example.org\n"
    },
    "a value that begins with an at sign": {"_config.yml": "title: My site\nauthor: @yourname\n"},
    "a value that begins with a percent sign": {"about.md": "---\nlayout: default\ntitle: %About\n---\nText.\n"},
    "marks of a merge": {"_config.yml": "<<<<<<< HEAD\ntitle: My site\n=======\ntitle: Our site\n>>>>>>> other\n"},
    "a key without a space": {"about.md": "---\nlayout:default\ntitle: About\n---\nText.\n"},
    "a date that does not exist": {"_posts/2025-01-10-hello.md": "---\nlayout: post\ndate: 2025-02-31\n---\nText.\n"},
    "a date in words": {
        "about.md": "---\nlayout: default\n---\n{{ 'next Friday or so' | date: '%Y' }}\n",
        "_posts/2025-01-10-hello.md": "---\nlayout: post\ndate: someday\n---\nText.\n",
    },
    "a post without a date in its name": {"_posts/hello-again.md": "---\nlayout: post\n---\nText.\n"},
    "a post with a wrong date in its name": {"_posts/2025-13-10-hello.md": "---\nlayout: post\n---\nText.\n"},
    "a post of tomorrow": {"_posts/2026-12-24-soon.md": "---\nlayout: post\n---\nText.\n"},
    "excludes that are no list": {"_config.yml": "title: My site\nexclude: README.md\n"},
    "defaults that are no list": {"_config.yml": "title: My site\ndefaults:\n  layout: post\n"},
    # Liquid
    "a missing endif": {"about.md": PAGE + "{% if page.title %}\nText.\n"},
    "a missing endfor": {
        "_layouts/default.html": "<ul>\n{% for post in site.posts %}\n<li>{{ post.title }}</li>\n</ul>\n{{ content }}\n"
    },
    "a misspelt endif": {"about.md": PAGE + "{% if page.title %}\nText.\n{% end if %}\n"},
    "elseif": {"about.md": PAGE + "{% if page.a %}\na\n{% elseif page.b %}\nb\n{% endif %}\n"},
    "an endif too many": {"about.md": PAGE + "Text.\n{% endif %}\n"},
    "an unknown tag": {"about.md": PAGE + "{% inclde nav.html %}\n"},
    "an unknown filter": {"about.md": PAGE + "{{ page.title | upcasee }}\n"},
    "a brace too few": {"about.md": PAGE + "{{ page.title }\n"},
    "a tag that is not closed": {"about.md": PAGE + "{% include nav.html }\nText.\n"},
    "one equals sign": {"about.md": PAGE + "{% if page.title = 'About' %}\nText.\n{% endif %}\n"},
    "a for without its in": {"about.md": PAGE + "{% for post site.posts %}\n{{ post.title }}\n{% endfor %}\n"},
    "an assign without its equals sign": {"about.md": PAGE + "{% assign name 'About' %}\n"},
    "an argument that is missing": {"about.md": PAGE + "{{ page.title | replace }}\n"},
    # Files that are named
    "a misspelt layout": {"about.md": "---\nlayout: defualt\n---\nText.\n"},
    "a layout that is gone": {"_layouts/post.html": "---\nlayout: base\n---\n{{ content }}\n"},
    "layouts in a circle": {"_layouts/default.html": "---\nlayout: post\n---\n{{ content }}\n"},
    "a misspelt include": {"index.html": "---\nlayout: default\n---\n{% include navi.html %}\n"},
    "an include that includes itself": {"_includes/nav.html": "<nav>{% include nav.html %}</nav>\n"},
    "a link to a missing page": {"about.md": PAGE + "[Contact]({% link contact.md %})\n"},
    "a link to a missing post": {"about.md": PAGE + "[Hello]({% post_url 2025-01-11-hello %})\n"},
    "two pages at one place": {"contact.md": "---\npermalink: /about.html\n---\nText.\n"},
    "an unknown placeholder in a permalink": {
        "_posts/2025-01-10-hello.md": "---\npermalink: /:yaer/:title/\n---\nText.\n"
    },
    # Other languages
    "broken JSON": {"_data/numbers.json": '{\n  "one": 1\n  "two": 2\n}\n'},
    "a style sheet with a missing brace": {
        "css/main.scss": '---\n---\n@import "colors";\na { color: $accent;\np { margin: 0; }\n'
    },
    "an unknown variable in a style sheet": {"css/main.scss": '---\n---\n@import "colors";\na { color: $acent; }\n'},
    "an unknown import in a style sheet": {"css/main.scss": '---\n---\n@import "colours";\na { color: red; }\n'},
    "a file that is not UTF-8": {"about.md": PAGE.encode() + "Café.\n".encode("latin-1")},
    # Names in the configuration
    "a misspelt plugin": {"_config.yml": "title: My site\nplugins:\n  - jekyll-feeed\n"},
    "plugins that are no list": {"_config.yml": "title: My site\nplugins: jekyll-feed\n"},
    "an unknown theme": {"_config.yml": "title: My site\ntheme: no-such-theme-anywhere\n"},
    "an unknown Markdown": {"_config.yml": "title: My site\nmarkdown: kramdwon\n"},
    "a time zone that is none": {"_config.yml": "title: My site\ntimezone: Europe/Belrin\n"},
}
