"""`tasks.py verify`: a copy of a site, or the site itself, against its manifest."""
