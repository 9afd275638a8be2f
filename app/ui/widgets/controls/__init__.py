"""What every page is built of: fields, buttons, scales, cards, words, the light."""
