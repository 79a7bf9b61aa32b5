<!doctype html>
<html lang="en" data-layout="outer  blue">
<head><title>The Blog</title></head>
<body><nav><a href="/b/">Home</a> <a href="/b/about/">About</a> </nav>

console.log("The Blog");

</body></html>
