---
---
console.log("{{ site.title }}");
