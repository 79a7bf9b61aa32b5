var   a = 1;
