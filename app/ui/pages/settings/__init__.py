"""Language and looks, the clinic's rules, the keys and who opened what."""
