"""What `tasks.py bench` measures: this site beside Hugo, Hugo with Pagefind, and stock Pelican on the same corpus."""
