"""Judges of a built site: what axe-core, our own proofs in a browser and Lighthouse find in its pages."""
