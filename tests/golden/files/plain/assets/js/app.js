var t = "Files";
