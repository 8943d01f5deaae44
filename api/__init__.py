"""HTTP routes beside the pages, and what guards and accompanies the server that carries them."""
