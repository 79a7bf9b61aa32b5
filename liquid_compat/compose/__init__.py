"""Starting posts, drafts and pages, and moving them: the commands of jekyll-compose."""
