---
---
var t = "{{ site.title }}";
