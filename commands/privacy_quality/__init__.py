"""How well personal data is found: invented numbers in every spelling, and numbers that only look like them."""
