var t = "My title ";
