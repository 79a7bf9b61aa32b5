var t = "The theme's title ";
