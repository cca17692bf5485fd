"""The words of the product: both languages, numbers, dates and money as people read them, codes in words."""
