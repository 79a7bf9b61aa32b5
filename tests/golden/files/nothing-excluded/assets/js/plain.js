var x = "{{ site.title }}";
