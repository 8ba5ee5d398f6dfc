"""The form in the browser for people without a terminal: Decap CMS in front of a branch of its own."""
