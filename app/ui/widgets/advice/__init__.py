"""The advice: light, reason, next doses, and the decision on them."""
