"""What hosting platforms look for in a repository, made from one source for all of them."""
