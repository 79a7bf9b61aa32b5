var   b = 2;
