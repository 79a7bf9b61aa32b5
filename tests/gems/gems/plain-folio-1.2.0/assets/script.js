---
---
var t = "{{ site.title }} {{ page.layout }}";
